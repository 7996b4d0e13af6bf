"""From a path to episodes in the library: gather → read → align → store."""

from bilingual_reader.pipeline.importing import import_paths
from bilingual_reader.pipeline.outcome import Failed, Imported, Outcome, Skipped, Standing
from bilingual_reader.pipeline.prepare import align_files, prepare

__all__ = [
    "Failed",
    "Imported",
    "Outcome",
    "Skipped",
    "Standing",
    "align_files",
    "import_paths",
    "prepare",
]
