"""What the operating system reports, in German."""

import errno

_URSACHEN = {
    errno.ENOSPC: "Der Datenträger ist voll.",
    errno.EDQUOT: "Das Speicherkontingent ist erschöpft.",
    errno.EACCES: "Das Lese- oder Schreibrecht fehlt, oder eine Datei ist gerade geöffnet (z. B. in Excel).",
    errno.EPERM: "Das Lese- oder Schreibrecht fehlt, oder eine Datei ist gerade geöffnet (z. B. in Excel).",
    errno.EROFS: "Der Datenträger ist schreibgeschützt.",
    errno.ENOENT: "Datei oder Ordner gibt es nicht.",
    errno.EEXIST: "Dort liegt eine Datei, kein Ordner.",
    errno.EISDIR: "Dort liegt ein Ordner, keine Datei.",
    errno.ENOTDIR: "Ein Teil des Pfades ist eine Datei, kein Ordner.",
    errno.ENAMETOOLONG: "Der Pfad ist zu lang.",
}


def ursache(fehler: OSError) -> str:
    """Return the cause of an OSError as a German sentence."""
    return _URSACHEN.get(fehler.errno or 0, f"Das Betriebssystem meldet: {fehler.strerror or fehler}.")
