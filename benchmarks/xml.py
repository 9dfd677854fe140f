"""reading XML in the shape of GLEIF's golden copy: speed beside `lxml.iterparse` doing nothing, memory for a large file

The file is generated; the large one is never on the disk as a whole. What counts is the time from bytes to rows with their cells.
"""

import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from benchmarks.figure import Figure
from loaders.contents import Content
from loaders.rows import Table
from loaders.xml_records import open_xml

LEAST = 0.5  # of the speed of a parser that does nothing
MOST = 200  # megabytes for two gigabytes
NAMESPACE = "http://www.gleif.org/data/schema/leidata/2016"
EXTENSION = "http://www.gleif.org/data/schema/golden-copy/extensions/1.0"
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?><lei:LEIData xmlns:lei="{NAMESPACE}" xmlns:gleif="{EXTENSION}">
  <lei:LEIHeader><lei:ContentDate>2026-11-20T08:20:51Z</lei:ContentDate><lei:RecordCount>0</lei:RecordCount></lei:LEIHeader>
  <lei:LEIRecords>
"""
TAIL = "  </lei:LEIRecords>\n</lei:LEIData>\n"
LARGE = """
import json, resource, sys
from benchmarks import xml
rows = sum(1 for _row in xml.table(lambda: xml.Generated(int(sys.argv[1]))).rows())
print(json.dumps({"rows": rows, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


RECORD = """    <lei:LEIRecord>
      <lei:LEI>BENCH{number:015d}</lei:LEI>
      <lei:Entity>
        <lei:LegalName xml:lang="es">Ejemplo Componentes {number:09d}, S.A. de C.V.</lei:LegalName>
        <lei:OtherEntityNames>
          <lei:OtherEntityName xml:lang="es" type="PREVIOUS_LEGAL_NAME">Ejemplo Autopartes {number:09d}</lei:OtherEntityName>
        </lei:OtherEntityNames>
{addresses}        <lei:RegistrationAuthority>
          <lei:RegistrationAuthorityID>RA000441</lei:RegistrationAuthorityID>
          <lei:RegistrationAuthorityEntityID>{number:09d}</lei:RegistrationAuthorityEntityID>
        </lei:RegistrationAuthority>
        <lei:LegalJurisdiction>MX</lei:LegalJurisdiction>
        <lei:EntityCategory>GENERAL</lei:EntityCategory>
        <lei:LegalForm><lei:EntityLegalFormCode>6CQN</lei:EntityLegalFormCode></lei:LegalForm>
        <lei:EntityStatus>ACTIVE</lei:EntityStatus>
        <lei:EntityCreationDate>1998-02-03T00:00:00.000Z</lei:EntityCreationDate>
      </lei:Entity>
      <lei:Registration>
        <lei:InitialRegistrationDate>2012-11-29T16:33:00.000Z</lei:InitialRegistrationDate>
        <lei:LastUpdateDate>2026-05-18T15:41:20.212Z</lei:LastUpdateDate>
        <lei:RegistrationStatus>ISSUED</lei:RegistrationStatus>
        <lei:NextRenewalDate>2027-05-18T15:48:53.604Z</lei:NextRenewalDate>
        <lei:ManagingLOU>BENCH000000000000000</lei:ManagingLOU>
        <lei:ValidationSources>FULLY_CORROBORATED</lei:ValidationSources>
        <lei:ValidationAuthority>
          <lei:ValidationAuthorityID>RA000441</lei:ValidationAuthorityID>
          <lei:ValidationAuthorityEntityID>{number:09d}</lei:ValidationAuthorityEntityID>
        </lei:ValidationAuthority>
      </lei:Registration>
      <lei:Extension>
        <gleif:Geocoding>
          <gleif:original_address>Calle Uno 1, 36100, Silao, MX-GUA, MX</gleif:original_address>
          <gleif:relevance>0.86</gleif:relevance>
          <gleif:lat>20.94</gleif:lat>
          <gleif:lng>-101.42</gleif:lng>
          <gleif:geocoding_date>2026-01-03T01:07:47</gleif:geocoding_date>
          <gleif:match_level>postalCode</gleif:match_level>
          <gleif:formatted_address>36100, Silao, GUA, Mexico</gleif:formatted_address>
          <gleif:mapped_city>Silao</gleif:mapped_city>
          <gleif:mapped_country>MEX</gleif:mapped_country>
        </gleif:Geocoding>
      </lei:Extension>
    </lei:LEIRecord>
"""
ADDRESS = """        <lei:{office} xml:lang="es">
          <lei:FirstAddressLine>Calle Uno 1</lei:FirstAddressLine>
          <lei:AdditionalAddressLine>Parque Industrial</lei:AdditionalAddressLine>
          <lei:City>Silao</lei:City>
          <lei:Region>MX-GUA</lei:Region>
          <lei:Country>MX</lei:Country>
          <lei:PostalCode>36100</lei:PostalCode>
        </lei:{office}>
"""
ADDRESSES = "".join(ADDRESS.format(office=office) for office in ("LegalAddress", "HeadquartersAddress"))


def record(number: int) -> bytes:
    """A record as long as most; all are equally long."""
    return RECORD.format(number=number, addresses=ADDRESSES).encode()


def measure(small: bool) -> Iterator[Figure]:
    """Seconds of both, their ratio, and the highest use for a large file."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "golden-copy.xml"
        with path.open("wb") as file:
            file.writelines(Generated(4_000 if small else 40_000).parts)
        nothing, ours = best(lambda: parse(path)), best(lambda: read(path))
        megabytes = path.stat().st_size / 1e6
    yield Figure(f"iterparse doing nothing, {megabytes:.0f} MB", nothing, "s")
    yield Figure(f"rows with their cells, {megabytes:.0f} MB", ours, "s")
    yield Figure("speed beside iterparse doing nothing", nothing / ours, "times", least=LEAST)
    records = 10_000 if small else 2_000_000_000 // len(record(1))
    yield Figure(f"highest use, {records * len(record(1)) / 1e9:.2f} GB", used(records), "MB", most=MOST)


def parse(path: Path) -> None:
    """Every element parsed, and nothing done with it."""
    for _event, _element in etree.iterparse(path):
        pass


def read(path: Path) -> None:
    """Every record made a row."""
    for _row in table(lambda: path.open("rb")).rows():
        pass


def table(opener: Callable[[], BinaryIO]) -> Table:
    """The records of a content."""
    [found] = open_xml(Content(Path("golden-copy.xml"), "golden-copy.xml", opener))
    return found


def best(work: Callable[[], None]) -> float:
    """Seconds of the best of three runs."""
    times = []
    for _run in range(3):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def used(records: int) -> float:
    """Megabytes that a process of its own used at most to read so many records."""
    # Through a shell, for a process begins with the highest use of the one that started it, and this one held a whole tree.
    command = ["sh", "-c", '"$0" "$@"; exit $?', sys.executable, "-c", LARGE, str(records)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    found = json.loads(done.stdout)
    if found["rows"] != records:
        raise AssertionError(f"{found['rows']} of {records} records were read")
    return float(found["megabytes"])


class Generated(io.RawIOBase):
    """A file of so many records, made as it is read."""

    def __init__(self, records: int) -> None:
        self.parts = self._made(records)
        self._rest = b""

    def _made(self, records: int) -> Iterator[bytes]:
        yield HEAD.encode()
        for number in range(records):
            yield record(number)
        yield TAIL.encode()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        parts, length = [self._rest], len(self._rest)
        while length < size and (part := next(self.parts, b"")):
            parts.append(part)
            length += len(part)
        found = b"".join(parts)
        self._rest = found[size:]
        return found[:size]
