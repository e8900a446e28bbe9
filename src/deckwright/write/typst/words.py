"""The few words that the handout itself says."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from deckwright.model.dates import primary

Words: TypeAlias = dict[str, str]

_KEYS: Final = (
    "contents",
    "links",
    "minutes",
    "missing",
    "licence",
    "page",
    "note",
    "tip",
    "important",
    "warning",
    "caution",
    "set",
    "portrait",
    "slide",
    "schedule",
    "time",
    "talk",
    "room",
    "page_head",
    "speakers",
    "glossary",
)

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "en": (
        *("Contents", "Links", "min", "Picture missing", "Licence"),
        *("p.", "Note", "Tip", "Important", "Warning", "Caution"),
        *("Made with deckwright, set by Typst in {fonts}.", "Portrait of {name}", "Slide"),
        *("Schedule", "Time", "Talk", "Room", "Page", "Speakers", "Glossary"),
    ),
    "de": (
        *("Inhalt", "Links", "Min.", "Bild fehlt", "Lizenz"),
        *("S.", "Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"),
        *(
            "Erstellt mit deckwright, gesetzt von Typst aus der {fonts}.",
            "Porträt von {name}",
            "Folie",
        ),
        *("Ablauf", "Zeit", "Vortrag", "Raum", "Seite", "Vortragende", "Glossar"),
    ),
    "fr": (
        *("Sommaire", "Liens", "min", "Image manquante", "Licence"),
        *("p.", "Remarque", "Conseil", "Important", "Avertissement", "Attention"),
        *("Réalisé avec deckwright, composé par Typst en {fonts}.", "Portrait de {name}", "Diapo"),
        *("Programme", "Heure", "Exposé", "Salle", "Page", "Intervenants", "Glossaire"),
    ),
    "es": (
        *("Índice", "Enlaces", "min", "Falta la imagen", "Licencia"),
        *("p.", "Nota", "Consejo", "Importante", "Advertencia", "Precaución"),
        *(
            "Hecho con deckwright, compuesto por Typst en {fonts}.",
            "Retrato de {name}",
            "Diapositiva",
        ),
        *("Programa", "Hora", "Charla", "Sala", "Página", "Ponentes", "Glosario"),
    ),
    "it": (
        *("Indice", "Link", "min", "Immagine mancante", "Licenza"),
        *("p.", "Nota", "Consiglio", "Importante", "Avviso", "Attenzione"),
        *(
            "Fatto con deckwright, composto da Typst in {fonts}.",
            "Ritratto di {name}",
            "Diapositiva",
        ),
        *("Programma", "Ora", "Intervento", "Sala", "Pagina", "Relatori", "Glossario"),
    ),
    "pt": (
        *("Índice", "Ligações", "min", "Falta a imagem", "Licença"),
        *("p.", "Nota", "Dica", "Importante", "Aviso", "Cuidado"),
        *(
            "Feito com deckwright, composto por Typst em {fonts}.",
            "Retrato de {name}",
            "Diapositivo",
        ),
        *("Programa", "Hora", "Palestra", "Sala", "Página", "Oradores", "Glossário"),
    ),
    "nl": (
        *("Inhoud", "Links", "min", "Afbeelding ontbreekt", "Licentie"),
        *("p.", "Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Let op"),
        *("Gemaakt met deckwright, gezet door Typst in {fonts}.", "Portret van {name}", "Dia"),
        *("Programma", "Tijd", "Lezing", "Zaal", "Pagina", "Sprekers", "Woordenlijst"),
    ),
}


def words_for(language: str) -> Words:
    """The handout's words in `language` (BCP 47); English where we do not have it."""
    return dict(zip(_KEYS, _WORDS.get(primary(language), _WORDS["en"]), strict=True))


def locale(language: str) -> dict[str, str | None]:
    """`language` as Typst's `text.lang` and `text.region` take it.

    https://typst.app/docs/reference/text/text/#parameters-lang
    """
    lang = primary(language)
    region = re.search(r"[-_]([A-Za-z]{2})(?:$|[-_])", language)
    return {
        "lang": lang if re.fullmatch("[a-z]{2,3}", lang) else "en",
        "region": region[1].upper() if region else None,
    }
