"""What a server refuses that the user can put right: the address, the login, the database's name, a right that is missing."""

import re
from urllib.parse import urlsplit

from neo4j.exceptions import AuthError, ClientError

from graph_schema.address import Address, Unreachable
from graph_schema.fault import Fault
from graph_schema.language import _

SCHEME = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://.")
EXPIRED = "Neo.ClientError.Security.CredentialsExpired"
NO_DATABASE = ("Neo.ClientError.Database.DatabaseNotFound",)
NO_RIGHT = (
    "Neo.ClientError.Security.Forbidden",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
)
SYSTEM = "system"  # of a Neo4j server: it holds users and databases, and no data


def refusal(error: Exception, address: Address) -> Fault | None:
    """The sentence for an error of the driver; None where it is none of these."""
    where = f"{address.uri}/{address.database}"
    code = error.code if isinstance(error, ClientError) else None
    if code == EXPIRED:
        return Unreachable(
            _("The graph at {address} wants a new password first: give it one, then try again.").format(address=where)
        )
    if isinstance(error, AuthError):
        return Unreachable(
            _("The graph at {address} refuses the login: check NEO4J_USER and NEO4J_PASSWORD.").format(address=where)
        )
    if code in NO_DATABASE or (code and address.database == SYSTEM):
        return Unreachable(_("There is no database at {address}: check NEO4J_DATABASE.").format(address=where))
    if code in NO_RIGHT:
        text = _("The user {user} may not do this in the graph at {address}: have that changed, or check NEO4J_USER.")
        return Fault(text.format(user=address.user, address=where))
    return None


def check_uri(uri: str) -> None:
    """Raises Fault where `uri` is not written like the address of a graph."""
    try:
        if not SCHEME.match(uri) or urlsplit(uri).port == 0:
            raise no_address(uri)
    except ValueError:
        raise no_address(uri) from None


def no_address(uri: str) -> Fault:
    """That this is not the address of a graph. A password in it stays out of the sentence."""
    shown = re.sub(r"//[^/]*@", "//...@", uri)
    text = _("NEO4J_URI is {uri}, which is not the address of a graph: write it like neo4j://localhost:7687.")
    return Fault(text.format(uri=shown))
