"""What went wrong, said to the person in front of the screen."""


class Fault(Exception):
    """A mistake or a mishap that one sentence explains: shown without a traceback, exit status 1.

    Everything else that is raised is a bug of ours and keeps its traceback.
    """
