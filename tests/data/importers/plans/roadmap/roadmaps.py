"""Three invented towns and their roadmaps, each laid out in its own way."""

import textwrap
from datetime import date
from pathlib import Path

from data.importers.documents.blocks import Block, Document
from data.importers.files import IncomingFile
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.plans.roadmap import reader

TODAY = date(2026, 9, 1)


class Written(OpenedFile):
    """A file whose document is already in memory."""

    def __init__(self, *blocks: Block) -> None:
        super().__init__(IncomingFile("feuille.docx", Path("feuille.docx")))
        document = Document("feuille.docx", blocks)
        self.__dict__["document"] = document


def read(*blocks: Block, town: Town | None = None) -> Reading:
    """Read blocks as a roadmap."""
    return reader.read(Written(*blocks), town or Town(TODAY))


def score(*blocks: Block) -> float:
    """Score blocks as a roadmap."""
    return reader.score(Written(*blocks))


def plain(text: str) -> Block:
    return Block(text)


def number(value: object, text: str) -> Block:
    return Block(text, number=str(value))


def bullet(text: str) -> Block:
    return Block(text, is_bullet=True)


def styled(level: int, text: str) -> Block:
    return Block(text, heading=level)


VALMERE = (
    # Capitals, an introduction for each delegation, names alone on their lines.
    plain("FEUILLE DE ROUTE PAR DÉLÉGATION"),
    plain("Mandat 2026-2032"),
    plain("FINANCES ET BUDGET COMMANDE PUBLIQUE"),
    plain(
        "L'adjoint délégué aux finances et au budget aura en charge, sous l'autorité du maire, le "
        "pilotage des dimensions suivantes du contrat de mandat 2026 - 2032."
    ),
    plain("Camille DUPRÉ"),
    plain("MAÎTRISE DES DÉPENSES"),
    number(1, "L'adjoint en charge des finances veillera à la maîtrise des dépenses."),
    number(2, "En lien avec l'adjointe en charge des écoles, un budget des enfants sera créé :"),
    bullet("Un vote dans chaque école, avant l'été 2027"),
    bullet("Une fête des projets"),
    plain("Un bilan sera dressé chaque année."),
    plain("Il assurera également le suivi des subventions."),
    plain("ACHATS"),
    number(1, "Une charte d'achat responsable sera votée courant 2027."),
    plain("SPORTS ÉCOLES JEUNESSE"),
    plain(
        "L'adjointe déléguée aux sports, à l'enfance et à la jeunesse aura en charge sous "
        "l'autorité du maire le pilotage des dimensions suivantes du contrat de mandat."
    ),
    plain("Alix MARTEL-ROY"),
    plain("ÉCOLES"),
    number(1, "Les écoles de Valmère seront rénovées d'ici la fin du mandat."),
    number(2, "Avec l'appui de l'adjoint en charge du numérique, un site sera ouvert."),
    plain("STADES"),
    plain("L'adjointe aux sports supervisera l'entretien des stades."),
    plain("PRÉSENTATION DES DÉLÉGATIONS DES CONSEILLERS"),
    plain("Dominique PETIT"),
    plain("Conseillère déléguée"),
    plain("à la biodiversité"),
    plain("et aux jardins partagés"),
    plain("Andréa LENOIR"),
    plain("Conseiller délégué aux jumelages"),
)

ROCHEBRUNE = (
    # Styled headings, « Délégation : … », numbers that run on, no introduction.
    styled(1, "Notre feuille de route 2026-2032"),
    plain("Elle compte 9 actions."),
    styled(2, "Délégation : Finances et achats"),
    styled(3, "Budget"),
    number(1, "Publier les comptes chaque année."),
    number(2, "Créer un budget participatif avec l'adjointe à la culture."),
    styled(3, "Achats"),
    number(3, "Adopter une charte des achats avant le 31 mars 2027."),
    styled(2, "Délégation : Culture, patrimoine et fêtes"),
    styled(3, "Médiathèque"),
    number(1, "L'adjointe à la culture ouvrira une médiathèque en 2029."),
    number(3, "Maintenir le portage de livres."),
    styled(3, "Musée"),
)

HAUTRIVE = (
    # Échevins, bullets alone, no section.
    styled(1, "Feuille de route du collège communal – législature 2024-2030"),
    styled(2, "Échevine des Travaux et de la Mobilité"),
    bullet("Rénover la rue du Moulin en partenariat avec le SPW"),
    bullet("Sécuriser les abords de l'école avec l'échevin de l'Enseignement"),
    styled(2, "Échevin de l'Enseignement et des Sports"),
    bullet("Ouvrir une cantine à la rentrée 2027"),
    bullet("Soutenir les clubs d'ici la fin de la législature"),
)

ALL = (VALMERE, ROCHEBRUNE, HAUTRIVE)


def as_text(blocks: tuple[Block, ...], numbering: str, dash: str, width: int) -> str:
    """Return blocks as a text file would hold them, wrapped, a blank line between paragraphs."""
    lines = []
    for block in blocks:
        mark = ""
        if block.number is not None:
            mark = numbering.format(block.number)
        elif block.is_bullet:
            mark = dash
        lines.append(textwrap.fill(f"{mark}{block.text}", width, break_long_words=False))
    return "\n\n".join(lines) + "\n"
