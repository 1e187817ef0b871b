"""Text files: encodings, lines broken by hand or by a printer, tables, page furniture."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.base.problems import RefusedFileError
from tests.data.importers.documents.written import read, read_text, seen


def _texts(folder: Path, text: str) -> list[str]:
    return [block.text for block in read_text(folder, text).blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_known_encodings(encoding: str, tmp_path: Path) -> None:
    document = read_text(tmp_path, "1. Créer l’école « cœur de ville »", encoding)

    assert document.blocks[0].text == "Créer l’école « cœur de ville »"
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "Windows-1252"), ("mac_roman", "Mac OS Roman"), ("cp850", "DOS (850)")],
)
@pytest.mark.parametrize("lines_before", [0, 3000])
def test_guessed_encodings(encoding: str, name: str, lines_before: int, tmp_path: Path) -> None:
    text = "Créer l'école maternelle, rénover la crèche, étendre la forêt et le théâtre"

    document = read_text(tmp_path, "La ville agit.\n" * lines_before + f"1. {text}", encoding)

    assert document.blocks[-1].text == text
    assert [name in warning for warning in document.warnings] == [True]


def test_letters_of_no_encoding_are_refused(tmp_path: Path) -> None:
    spoilt = "Créer l’école à côté".encode() + b" de l'\xe9cole"
    (tmp_path / "a.txt").write_bytes(spoilt)

    with pytest.raises(RefusedFileError, match="UTF-8"):
        read(tmp_path / "a.txt")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_text_that_names_its_encoding_is_not_repaired(encoding: str, tmp_path: Path) -> None:
    document = read_text(tmp_path, "1. Taper «\u00a0Ã©\u00a0» ou «\u00a0Â\u00a0»", encoding)

    assert document.blocks[0].text == "Taper « Ã© » ou « Â »"
    assert document.warnings == ()


def test_capital_before_a_space_is_no_damage(tmp_path: Path) -> None:
    assert _texts(tmp_path, "La lettre Â de Âge") == ["La lettre Â de Âge"]


def test_text_read_twice_is_repaired(tmp_path: Path) -> None:
    spoilt = "Créer l’école à côté".encode().decode("latin-1")

    document = read_text(tmp_path, f"1. {spoilt}\n2. Rénover")

    assert [block.text for block in document.blocks] == ["Créer l’école à côté", "Rénover"]
    assert "réparées" in document.warnings[0]


def test_text_spoilt_for_good_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="UTF-8"):
        read_text(tmp_path, "1. CrÃ©er lâ€?Ã©cole à la forÃªt — Ã !")


def test_cleaning(tmp_path: Path) -> None:
    text = (
        "1.\u00a0**Réno\u00adver**\u202f: la \u200bpis\ufb01ne \u202ede *la* __ville__,  e\u0301té"
    )

    document = read_text(tmp_path, text)

    assert document.blocks[0].text == "Rénover : la pisfine de la ville, été"


def test_html_is_only_text(tmp_path: Path) -> None:
    assert _texts(tmp_path, "1. <b>Ouvrir</b> &amp; fermer") == ["<b>Ouvrir</b> &amp; fermer"]


def test_markdown_headings_and_bold(tmp_path: Path) -> None:
    text = "# Volet\n\n## 1.1 Écoles ##\n\n**Tout en gras**\n\nUn **peu** de gras\n\nTitre\n=====\n"

    blocks = read_text(tmp_path, text).blocks

    assert [block.heading for block in blocks] == [1, 2, None, None, 1]
    assert [block.is_bold for block in blocks] == [False, False, True, False, False]
    assert blocks[1].number == "1.1"


def test_lists_get_deeper(tmp_path: Path) -> None:
    text = "1. Rénover :\n  - la cour\n    - le préau\n  - le toit\n2. Ouvrir\n\nUn paragraphe."

    assert [block.depth for block in read_text(tmp_path, text).blocks] == [0, 1, 2, 1, 0, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One paragraph per line: nothing is joined.
        ("La ville agit.\nElle ouvre une école.", 2),
        ("LA VILLE\nET SES QUARTIERS", 2),
        ("Le plan vélo\nLa commune compte aujourd’hui douze kilomètres de pistes cyclables.", 2),
        ("- Marché du centre\n- Marché de la gare\nElle pilote les marchés.", 3),
        # A sentence goes on, even over a page.
        ("1. Une réflexion sur le regroupement des services, de nature à accroître\n\n"
         "l’efficacité du service rendu.", 1),
        ("1. Une réflexion sur le regroupement des services, de nature à accroître\n\f"
         "l’efficacité du service rendu.", 1),
    ],
)  # fmt: skip
def test_lines_and_paragraphs(text: str, expected: int, tmp_path: Path) -> None:
    assert len(_texts(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Le réamé-\nnagement de la place", "Le réaménagement de la place"),
        ("Le quartier de Saint-\nMartin est rénové", "Le quartier de Saint-Martin est rénové"),
        ("Ils seront peut-\nêtre rénovés", "Ils seront peut-être rénovés"),
        ("Le réamé\u00ad\nnagement de la place", "Le réaménagement de la place"),
        ("Un budget de l’année 2026-\n2027 voté", "Un budget de l’année 2026-2027 voté"),
    ],
)
def test_words_cut_at_the_end_of_a_line(lines: str, expected: str, tmp_path: Path) -> None:
    before = "Ce paragraphe est écrit sur des lignes courtes,\nqui sont coupées par l’imprimante\n"

    text = " ".join(_texts(tmp_path, before + lines))

    assert expected in text


_WORDS = (
    "rénover la cour de l’école maternelle avec les parents et les agents du quartier nord pour"
    " planter des arbres ouvrir un jardin partagé chaque été avant 2030"
)
_ITEM = st.lists(
    st.sampled_from(_WORDS.split()),
    min_size=6,
    max_size=40,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    items=st.lists(_ITEM, min_size=4, max_size=9),
    width=st.integers(45, 110),
    style=st.sampled_from(["{}. ", "{}) ", "{} - ", "- ", "• ", "Action {} : "]),
    hangs=st.booleans(),
    spaced=st.booleans(),
    is_loud=st.booleans(),
)
def test_wrapped_items(
    items: list[list[str]],
    width: int,
    style: str,
    hangs: bool,
    spaced: bool,
    is_loud: bool,
    tmp_path: Path,
) -> None:
    texts = [f"Il faut {' '.join(words)}." for words in items]
    texts = [text.upper() for text in texts] if is_loud else texts
    lines: list[str] = []
    for rank, text in enumerate(texts, 1):
        marker = style.format(rank)
        indent = " " * len(marker) if hangs else ""
        lines += textwrap.wrap(marker + text, width, subsequent_indent=indent)
        lines += [""] if spaced else []

    found = seen(read_text(tmp_path, "\n".join(lines)))

    is_bullet = "{}" not in style
    numbers = [None if is_bullet else str(rank) for rank in range(1, len(texts) + 1)]
    assert [(block[0], block[2], block[3]) for block in found] == [
        (number, is_bullet, text) for number, text in zip(numbers, texts, strict=True)
    ]


def test_rows(tmp_path: Path) -> None:
    text = "Projet\tPilote\t\nLe jardin des Tanneurs, avec les\t\tParcs\n\nFin."

    blocks = read_text(tmp_path, text).blocks

    assert [block.cells for block in blocks] == [
        ("Projet", "Pilote", ""),
        ("Le jardin des Tanneurs, avec les", "", "Parcs"),
        (),
    ]


def test_row_that_goes_on_below(tmp_path: Path) -> None:
    text = "A\tLe jardin partagé des Tanneurs sera ouvert\ntous les jours de l’été\nB\tLe parc"

    cells = [block.cells for block in read_text(tmp_path, text).blocks]

    assert cells == [
        ("A", "Le jardin partagé des Tanneurs sera ouvert tous les jours de l’été"),
        ("B", "Le parc"),
    ]


def test_tab_behind_a_marker_is_a_space(tmp_path: Path) -> None:
    blocks = read_text(tmp_path, "1.\tOuvrir une école\n•\tRénover\n\t- Planter").blocks

    assert [(block.number, block.is_bullet, block.text) for block in blocks] == [
        ("1", False, "Ouvrir une école"),
        (None, True, "Rénover"),
        (None, True, "Planter"),
    ]


def test_tabs_between_all_words_are_spaces(tmp_path: Path) -> None:
    text = "Le cabinet du maire est dirigé par une équipe de la ville.".replace(" ", "\t")

    assert _texts(tmp_path, f"{text}\n\n{text}") == [text.replace("\t", " ")] * 2


def test_two_tables_are_told_apart(tmp_path: Path) -> None:
    blocks = read_text(tmp_path, "a\tb\nc\td\n\nUn texte.\n\ne\tf").blocks

    assert [block.table for block in blocks] == [1, 1, None, 2]


def test_marker_alone_on_its_line(tmp_path: Path) -> None:
    blocks = read_text(tmp_path, "•\nOuvrir une école\n12.\nRénover la cour").blocks

    assert [(block.number, block.text) for block in blocks] == [
        (None, "Ouvrir une école"),
        ("12", "Rénover la cour"),
    ]


def test_running_heads_and_page_numbers_go(tmp_path: Path) -> None:
    words = ("écoles", "parcs", "rues", "places")
    pages = [
        f"Ville de Valmont\n\n1. Rénover les {word} du centre.\n\nPage {rank} / 4\n"
        for rank, word in enumerate(words, 1)
    ]

    assert _texts(tmp_path, "\f".join(pages)) == [
        f"Rénover les {word} du centre." for word in words
    ]


def test_page_numbers_without_pages_go(tmp_path: Path) -> None:
    text = "\n\n".join(f"La ville agit ici.\n\n{rank}" for rank in range(4, 9))

    assert _texts(tmp_path, text) == ["La ville agit ici."] * 5


def test_table_of_contents_goes(tmp_path: Path) -> None:
    text = (
        "Sommaire\nIntroduction ........ 3\nLes écoles et les\ncrèches ........ 5\n"
        "La voirie ..... 12\n\n1. Ouvrir une école."
    )

    assert _texts(tmp_path, text) == ["Sommaire", "Ouvrir une école."]


def test_numbers_at_the_end_are_not_contents(tmp_path: Path) -> None:
    text = "Votes favorables\t21\nVotes défavorables\t22\nAbstentions\t30"

    assert len(_texts(tmp_path, text)) == 3


def test_deep_lists(tmp_path: Path) -> None:
    text = "\n".join(f"{' ' * rank}- Point {rank}" for rank in range(200))

    assert read_text(tmp_path, text).blocks[-1].depth == 199


def test_too_many_lines_are_refused(tmp_path: Path) -> None:
    text = "\n".join(f"{rank % 900 + 1}. Ouvrir l’école" for rank in range(50_000))

    with pytest.raises(RefusedFileError, match="trop long"):
        read_text(tmp_path, text)


def test_too_many_letters_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="2\u202f000\u202f000 caractères"):
        read_text(tmp_path, "la ville " * 250_000)


@pytest.mark.parametrize("text", ["\n\n \n", "-----\n*****", "•"])
def test_no_words(text: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError, match="aucun mot"):
        read_text(tmp_path, text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(text=st.text(st.sampled_from("aé 1.-–•*|\t\n\f\r«»:()#_É\u00ad\u200b"), max_size=300))
def test_nothing_breaks_it(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text or "a", encoding="utf-8", newline="")
    try:
        blocks = read(path).blocks
    except RefusedFileError:
        return
    assert all(block.text.strip() == block.text for block in blocks)
