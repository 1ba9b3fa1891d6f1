"""Click's own texts in German: usage errors and headings of the help pages.

Click looks every text up through gettext, under the name ``_`` in each of its modules. A table in place of
a compiled catalogue keeps the texts readable here and independent of the language set on the machine.
"""

TEXTE = {
    "Usage:": "Aufruf:",
    "Options": "Optionen",
    "Positional arguments": "Argumente",
    "Commands": "Befehle",
    "Show this message and exit.": "Diese Hilfe zeigen.",
    "Show the version and exit.": "Die Version zeigen.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "Vorgabe: {default}",
    "required": "Pflicht",
    "(dynamic)": "(wird berechnet)",
    "env var: {var}": "Umgebungsvariable: {var}",
    "Error: {message}": "Fehler: {message}",
    "Try '{command} {option}' for help.": "Hilfe zeigt „{command} {option}“.",
    "Aborted!": "Abgebrochen.",
    "Missing command.": "Es fehlt der Befehl.",
    "Missing argument": "Es fehlt das Argument",
    "Missing option": "Es fehlt die Option",
    "Missing parameter": "Es fehlt die Angabe",
    "Missing parameter: {param_name}": "Es fehlt die Angabe: {param_name}",
    "Missing {param_type}": "Es fehlt: {param_type}",
    "Invalid value: {message}": "Ungültiger Wert: {message}",
    "Invalid value for {param_hint}: {message}": "Ungültiger Wert für {param_hint}: {message}",
    "No such option {name!r}.": "Die Option {name} gibt es nicht.",
    "No such command {name!r}.": "Den Befehl {name} gibt es nicht.",
    "Did you mean {possibility}?": "Meinten Sie {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Meinten Sie eines von: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Überzähliges Argument ({args})",
    "Got unexpected extra arguments ({args})": "Überzählige Argumente ({args})",
    "Option {name!r} does not take a value.": "Die Option {name} nimmt keinen Wert an.",
    "Option {name!r} requires an argument.": "Die Option {name} braucht einen Wert.",
    "Option {name!r} requires {nargs} arguments.": "Die Option {name} braucht {nargs} Werte.",
    "Argument {name!r} takes {nargs} values.": "Das Argument {name} nimmt {nargs} Werte an.",
    "Takes {nargs} values but 1 was given.": "Braucht {nargs} Werte, angegeben ist einer.",
    "Takes {nargs} values but {len} were given.": "Braucht {nargs} Werte, angegeben sind {len}.",
    "Choose from:\n\t{choices}": "Zur Wahl stehen:\n\t{choices}",
    "{value!r} is not {choice}.": "{value!r} ist nicht {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} ist keines von {choices}.",
    "{value!r} is not a valid {number_type}.": "{value!r} ist keine ganze Zahl.",
    "{value} is not in the range {range}.": "{value} liegt nicht im Bereich {range}.",
    "Choice({choices})": "Auswahl({choices})",
    "file": "Datei",
    "directory": "Ordner",
    "path": "Pfad",
    "{name} {filename!r} is a file.": "{name} {filename!r} ist eine Datei.",
    "{name} {filename!r} is a directory.": "{name} {filename!r} ist ein Ordner.",
    "{name} {filename!r} is not readable.": "{name} {filename!r} ist nicht lesbar.",
    "{name} {filename!r} is not writable.": "{name} {filename!r} ist nicht beschreibbar.",
    "{name} {filename!r} is not executable.": "{name} {filename!r} ist nicht ausführbar.",
    "{name} {filename!r} does not exist.": "{name} {filename!r} gibt es nicht.",
    "Couldn't detect Bash version, shell completion is not supported.": (
        "Die Version der Bash ist nicht erkennbar; Vervollständigung braucht Bash 4.4 oder neuer."
    ),
    "Shell completion is not supported for Bash versions older than 4.4.": (
        "Vervollständigung braucht Bash 4.4 oder neuer."
    ),
}
"""Click's text -> ours, for every text that our commands can show."""


def uebersetze(text: str) -> str:
    """Return the German text, or the text itself where there is none."""
    return TEXTE.get(text, text)


def uebersetze_anzahl(einzahl: str, mehrzahl: str, anzahl: int) -> str:
    """Return the German text for one or for several."""
    return uebersetze(einzahl if anzahl == 1 else mehrzahl)


def sprich_deutsch() -> None:
    """Let click speak German in this process."""
    import click
    import click.shell_completion

    for modul in (
        click.core,
        click.decorators,
        click.exceptions,
        click.formatting,
        click.parser,
        click.shell_completion,
        click.types,
    ):
        for name, ersatz in (("_", uebersetze), ("ngettext", uebersetze_anzahl)):
            if hasattr(modul, name):
                setattr(modul, name, ersatz)
