"""What layouts are called, by role and language.

The first names of each line are those that PowerPoint gives its own layouts in that language; the
others are common in templates. Case and accents do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from deckwright.model.theme import Role

NAMES: Mapping[Role, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "title": {
            "en": ("Title Slide", "Title", "Cover", "Opening", "Front Page", "Cover Slide"),
            "de": ("Titelfolie", "Deckblatt", "Startfolie", "Titelseite"),
            "fr": ("Diapositive de titre", "Page de titre", "Couverture", "Page de garde"),
            "es": ("Diapositiva de título", "Portada", "Carátula"),
            "it": ("Diapositiva titolo", "Copertina", "Frontespizio"),
            "pt": ("Slide de Título", "Diapositivo de Título", "Capa", "Folha de rosto"),
            "nl": ("Titeldia", "Titelpagina", "Voorblad", "Omslag"),
            "pl": ("Slajd tytułowy", "Okładka", "Strona tytułowa"),
            "ja": ("タイトル スライド", "表紙"),
            "zh": ("标题幻灯片", "標題投影片", "封面", "首页"),
        },
        "section": {
            "en": ("Section Header", "Section", "Divider", "Chapter", "Section Title",
                   "Transition", "Breaker"),
            "de": ("Abschnittsüberschrift", "Abschnitt", "Kapitel", "Trennfolie", "Zwischentitel",
                   "Kapiteltrenner"),
            "fr": ("Titre de section", "En-tête de section", "Section", "Intercalaire", "Chapitre"),
            "es": ("Encabezado de sección", "Sección", "Separador", "Capítulo", "Divisor"),
            "it": ("Intestazione sezione", "Sezione", "Separatore", "Capitolo"),
            "pt": ("Cabeçalho da Seção", "Cabeçalho da Secção", "Seção", "Secção", "Separador",
                   "Divisória", "Capítulo"),
            "nl": ("Sectiekop", "Sectie", "Tussenblad", "Hoofdstuk"),
            "pl": ("Nagłówek sekcji", "Sekcja", "Przekładka", "Rozdział"),
            "ja": ("セクション見出し", "セクション", "章", "中扉"),
            "zh": ("节标题", "章節標題", "过渡页", "小节", "章节", "分隔"),
        },
        "content": {
            "en": ("Title and Content", "Title, Content", "Content", "Bullets", "Body",
                   "Title and Text", "Title and Body", "Title and Bullets", "Text"),
            "de": ("Titel und Inhalt", "Inhalt", "Titel und Text", "Text", "Aufzählung"),
            "fr": ("Titre et contenu", "Contenu", "Titre et texte", "Texte"),
            "es": ("Título y objetos", "Título y contenido", "Contenido", "Título y texto"),
            "it": ("Titolo e contenuto", "Contenuto", "Titolo e testo"),
            "pt": ("Título e Conteúdo", "Título e Objeto", "Título e Objecto", "Conteúdo",
                   "Título e Texto"),
            "nl": ("Titel en object", "Titel en inhoud", "Inhoud", "Titel en tekst"),
            "pl": ("Tytuł i zawartość", "Zawartość", "Tytuł i tekst"),
            "ja": ("タイトルとコンテンツ", "コンテンツ", "本文"),
            "zh": ("标题和内容", "標題及物件", "標題與內容", "内容", "正文"),
        },
        "two-content": {
            "en": ("Two Content", "Title, 2 Content", "Two Columns", "2 Columns", "Double Content",
                   "Two Column", "Side by Side"),
            "de": ("Zwei Inhalte", "Zwei Spalten", "2 Inhalte", "2 Spalten", "Zweispaltig"),
            "fr": ("Deux contenus", "Deux colonnes", "2 colonnes", "Double contenu"),
            "es": ("Dos objetos", "Dos contenidos", "Dos columnas", "2 columnas"),
            "it": ("Due contenuti", "Contenuto 2", "Due colonne", "2 colonne"),
            "pt": ("Duas Partes de Conteúdo", "Conteúdo Duplo", "Dois Conteúdos", "Duas colunas"),
            "nl": ("Inhoud van twee", "Twee objecten", "Twee kolommen", "2 kolommen"),
            "pl": ("Dwa elementy zawartości", "Dwie kolumny", "2 kolumny"),
            "ja": ("2 つのコンテンツ", "2つのコンテンツ", "2段組"),
            "zh": ("两栏内容", "兩項物件", "两栏", "兩欄"),
        },
        "three-content": {
            "en": ("Three Content", "3 Column", "Three Columns", "3 Columns", "Three Column",
                   "Title, 3 Content", "Triple Content"),
            "de": ("Drei Inhalte", "Drei Spalten", "3 Inhalte", "3 Spalten", "Dreispaltig"),
            "fr": ("Trois contenus", "Trois colonnes", "3 colonnes"),
            "es": ("Tres objetos", "Tres contenidos", "Tres columnas", "3 columnas"),
            "it": ("Tre contenuti", "Contenuto 3", "Tre colonne", "3 colonne"),
            "pt": ("Três Conteúdos", "Conteúdo Triplo", "Três colunas", "3 colunas"),
            "nl": ("Inhoud van drie", "Drie objecten", "Drie kolommen", "3 kolommen"),
            "pl": ("Trzy elementy zawartości", "Trzy kolumny", "3 kolumny"),
            "ja": ("3 つのコンテンツ", "3つのコンテンツ", "3段組"),
            "zh": ("三栏内容", "三項物件", "三栏", "三欄"),
        },
        "comparison": {
            "en": ("Comparison", "Compare", "Versus", "Pros and Cons"),
            "de": ("Vergleich", "Gegenüberstellung"),
            "fr": ("Comparaison",),
            "es": ("Comparación",),
            "it": ("Confronto",),
            "pt": ("Comparação",),
            "nl": ("Vergelijking",),
            "pl": ("Porównanie",),
            "ja": ("比較",),
            "zh": ("比较", "比對", "比較", "对比"),
        },
        "picture": {
            "en": ("Picture with Caption", "Picture", "Image with Caption", "Image", "Photo",
                   "Text and Picture", "Image and Text", "Picture and Text"),
            "de": ("Bild mit Überschrift", "Bild", "Bild und Text", "Text und Bild", "Foto"),
            "fr": ("Image avec légende", "Image", "Image et texte", "Photo"),
            "es": ("Imagen con título", "Imagen", "Imagen y texto", "Foto"),
            "it": ("Immagine con didascalia", "Immagine", "Immagine e testo", "Foto"),
            "pt": ("Imagem com Legenda", "Imagem", "Imagem e texto", "Foto"),
            "nl": ("Afbeelding met bijschrift", "Afbeelding", "Beeld", "Foto"),
            "pl": ("Obraz z podpisem", "Obraz", "Zdjęcie", "Obraz i tekst"),
            "ja": ("タイトル付きの図", "図", "画像", "写真"),
            "zh": ("图片与标题", "含標題的圖片", "图片", "圖片"),
        },
        "full-picture": {
            "en": ("Full Picture", "Full Bleed", "Full Image", "Panoramic Picture", "Photo Full",
                   "Full Screen Image", "Background Image", "Picture Full"),
            "de": ("Vollbild", "Bild vollflächig", "Ganzseitiges Bild", "Vollflächiges Bild"),
            "fr": ("Image pleine page", "Plein écran", "Image plein écran"),
            "es": ("Imagen completa", "Pantalla completa", "Imagen a sangre"),
            "it": ("Immagine intera", "Schermo intero", "Immagine a tutta pagina"),
            "pt": ("Imagem Completa", "Tela cheia", "Ecrã inteiro"),
            "nl": ("Volledige afbeelding", "Schermvullend", "Paginavullend beeld"),
            "pl": ("Pełny obraz", "Obraz na całą stronę", "Pełny ekran"),
            "ja": ("全面画像", "全画面"),
            "zh": ("全图", "满版图片", "滿版圖片", "全屏图片"),
        },
        "statement": {
            "en": ("Statement", "Big Statement", "Big Number", "Main Point", "Centered Text",
                   "Title and Caption", "Key Message", "Message", "One Sentence", "Big Fact"),
            "de": ("Aussage", "Kernaussage", "Kernbotschaft", "Statement", "Zentrierter Text"),
            "fr": ("Message clé", "Déclaration", "Texte centré", "Idée principale"),
            "es": ("Mensaje clave", "Declaración", "Texto centrado", "Idea principal"),
            "it": ("Messaggio chiave", "Affermazione", "Testo centrato"),
            "pt": ("Mensagem principal", "Declaração", "Texto centralizado", "Texto centrado"),
            "nl": ("Kernboodschap", "Stelling", "Gecentreerde tekst"),
            "pl": ("Główna myśl", "Stwierdzenie", "Tekst wyśrodkowany"),
            "ja": ("メッセージ", "中央揃えのテキスト"),
            "zh": ("要点", "观点", "居中文字", "重點"),
        },
        "quote": {
            "en": ("Quote with Caption", "Quote", "Quotation", "Testimonial"),
            "de": ("Zitat mit Beschriftung", "Zitat"),
            "fr": ("Citation avec légende", "Citation"),
            "es": ("Cita con descripción", "Cita", "Testimonio"),
            "it": ("Citazione con didascalia", "Citazione"),
            "pt": ("Citação com Legenda", "Citação"),
            "nl": ("Citaat met bijschrift", "Citaat", "Quote"),
            "pl": ("Cytat z podpisem", "Cytat"),
            "ja": ("引用 (キャプション付き)", "引用"),
            "zh": ("带描述的引言", "引言", "引用", "名言"),
        },
        "title-only": {
            "en": ("Title Only", "Title Bar", "Headline Only", "Only Title"),
            "de": ("Nur Titel", "Nur Überschrift"),
            "fr": ("Titre seul", "Titre uniquement"),
            "es": ("Solo el título", "Sólo el título", "Solo título"),
            "it": ("Solo titolo",),
            "pt": ("Somente Título", "Só Título", "Apenas Título"),
            "nl": ("Alleen titel",),
            "pl": ("Tylko tytuł",),
            "ja": ("タイトルのみ",),
            "zh": ("仅标题", "只有標題"),
        },
        "speaker": {
            "en": ("Speaker", "Name Card", "About Me", "About the Speaker", "Bio", "Profile",
                   "Presenter", "Speaker Bio", "Who Am I"),
            "de": ("Referent", "Referentin", "Sprecher", "Über mich", "Namenskarte", "Profil",
                   "Vortragende"),
            "fr": ("Intervenant", "Carte nom", "À propos de moi", "Orateur", "Conférencier"),
            "es": ("Ponente", "Tarjeta de nombre", "Sobre mí", "Orador", "Perfil"),
            "it": ("Relatore", "Scheda nome", "Chi sono", "Profilo"),
            "pt": ("Palestrante", "Cartão de Nome", "Sobre mim", "Orador", "Perfil"),
            "nl": ("Spreker", "Naamkaartje", "Over mij", "Profiel"),
            "pl": ("Prelegent", "Wizytówka", "O mnie", "Profil"),
            "ja": ("登壇者", "名札", "自己紹介", "発表者", "講演者"),
            "zh": ("演讲者", "名片", "自我介绍", "講者", "关于我"),
        },
        "agenda": {
            "en": ("Agenda", "Table of Contents", "Contents", "Schedule", "Outline", "Overview",
                   "Programme"),
            "de": ("Agenda", "Inhaltsverzeichnis", "Programm", "Gliederung", "Ablauf", "Übersicht"),
            "fr": ("Sommaire", "Agenda", "Ordre du jour", "Table des matières", "Programme"),
            "es": ("Agenda", "Índice", "Orden del día", "Programa", "Contenidos"),
            "it": ("Agenda", "Indice", "Sommario", "Programma"),
            "pt": ("Agenda", "Índice", "Sumário", "Programa", "Ordem do dia"),
            "nl": ("Agenda", "Inhoudsopgave", "Programma"),
            "pl": ("Agenda", "Spis treści", "Plan", "Program"),
            "ja": ("アジェンダ", "目次", "議題"),
            "zh": ("目录", "目錄", "议程", "議程", "大纲"),
        },
        "closing": {
            "en": ("Closing", "Thank You", "End", "End Slide", "Contact", "Questions", "Q&A",
                   "Thanks", "Back Cover", "Final Slide", "Closing Slide", "Any Questions"),
            "de": ("Abschluss", "Danke", "Vielen Dank", "Schlussfolie", "Abschlussfolie", "Ende",
                   "Kontakt", "Fragen"),
            "fr": ("Merci", "Fin", "Clôture", "Conclusion", "Contact", "Questions"),
            "es": ("Gracias", "Cierre", "Fin", "Final", "Contacto", "Preguntas", "Contraportada"),
            "it": ("Grazie", "Chiusura", "Fine", "Contatti", "Domande"),
            "pt": ("Obrigado", "Encerramento", "Fim", "Fecho", "Contato", "Perguntas"),
            "nl": ("Bedankt", "Afsluiting", "Slot", "Einde", "Contact", "Vragen", "Slotdia"),
            "pl": ("Dziękuję", "Dziękujemy", "Zakończenie", "Koniec", "Kontakt", "Pytania"),
            "ja": ("ありがとうございました", "終わり", "お問い合わせ", "質疑応答"),
            "zh": ("谢谢", "謝謝", "结束", "结尾", "結尾", "感谢", "封底", "致谢", "联系方式"),
        },
        "blank": {
            "en": ("Blank", "Blank Slide", "Empty"),
            "de": ("Leer", "Leere Folie"),
            "fr": ("Vide", "Vierge"),
            "es": ("En blanco", "Vacío"),
            "it": ("Vuota", "Vuoto"),
            "pt": ("Em Branco", "Vazio"),
            "nl": ("Leeg", "Lege dia"),
            "pl": ("Pusty", "Pusty slajd"),
            "ja": ("白紙",),
            "zh": ("空白",),
        },
    }
)  # fmt: skip


EXACT, PARTIAL = 1.0, 0.65
"""How much a name that is one of a role's, or holds one, tells."""
_COUNTER = re.compile(r"^\d+\s*_\s*")
"""What PowerPoint puts before the name of a layout that was pasted from another deck."""
_MIN_PARTIAL = 4
"""Letters; shorter words (`fin`, `end`) tell only when they are the whole name."""
_WHOLE_ONLY = frozenset({"title", "content", "text", "body", "inhalt", "texte", "contenu"})
"""Words that half of all layouts have in their names."""
_WIDE = "\u2e80"
"""From here on scripts write no spaces between words."""


def fold(name: str) -> str:
    """A name without case, accents, punctuation and counters: `1_Titelfolie` → `titelfolie`."""
    plain = unicodedata.normalize("NFKD", _COUNTER.sub("", name).casefold().replace("ł", "l"))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", letters))


_FOLDED: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        role: frozenset(fold(name) for names in languages.values() for name in names)
        for role, languages in NAMES.items()
    }
)


def name_score(name: str, role: Role) -> float:
    """How much a layout's name speaks for a role, 0 to 1: the more of it is the role's name."""
    folded = fold(name)
    if folded in _FOLDED[role]:
        return EXACT
    held = [len(known) for known in _FOLDED[role] if _holds(folded, known)]
    return PARTIAL * (0.5 + 0.5 * max(held) / len(folded)) if held else 0.0


def _holds(name: str, known: str) -> bool:
    if known >= _WIDE:
        return len(known) > 1 and known in name
    if len(known) < _MIN_PARTIAL or known in _WHOLE_ONLY:
        return False
    return f" {known} " in f" {name} "
