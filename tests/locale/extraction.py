"""What pybabel collects besides the calls of `_`: texts of errors, and the help of commands.

They stand in the sources as people write them, as strings and f-strings. Here each becomes a text
with named fields, in the context that `bilingual_reader.locale.explain` looks them up in.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import product
from typing import IO, Any

from babel.messages.extract import extract_python

from bilingual_reader.locale.explain import CONTEXT

Found = tuple[Any, ...]
"""A line, a function's name, its arguments and comments, as Babel wants it."""
Expand = Callable[[ast.expr], Iterable[str]]

_RAISED = {"NotAnEpisode", "EpisodeNotFound", "AnkiRefused", "UsageError", "BadParameter"}
_RAISED |= {"refused", "refusal", "make_folder", "Skipped", "Standing", "Preference", "E_"}
"""What is given texts that are told, besides all that ends with Error."""
_COMMANDS = {"command", "group"}
_OPTIONS = {"option", "version_option"}
_SENTENCE = re.compile(r"[A-Za-z]{2,}[^ ]* +[^ ]|[^ ] +[A-Za-z]{2,}")
_FIELD = re.compile(r"\{\w+\}")
_MOST = 16
"""Ways of saying one text: more are no text but a program."""


def texts(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Any
) -> Iterator[Found]:
    """All texts of a module; see Babel's documentation of extraction methods."""
    source = file.read()
    if b"bilingual_reader.locale import" in source:
        file.seek(0)
        yield from extract_python(file, keywords, tags, options)
    tree = ast.parse(source)
    for line, text in told(tree):
        yield line, "pgettext", (CONTEXT, text), []
    for node in ast.walk(tree) if b"counted" in source else ():
        match node:
            case ast.Call(func=ast.Name(id="counted"), args=[_, ast.Constant(value=str(noun))]):
                yield node.lineno, "ngettext", (f"{{n}} {noun}", f"{{n}} {noun}s"), []


def told(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of all that a module's errors and help tell."""
    yield from _Module(tree).within(tree, [tree])


def paragraphs(help_: str) -> list[str]:
    """The paragraphs of a help text, each in one line: how it is wrapped is no part of it."""
    return [" ".join(part.split()) for part in inspect.cleandoc(help_).split("\n\n")]


class _Module:
    """The texts of a module, names that stand for texts looked up in it."""

    def __init__(self, tree: ast.Module) -> None:
        self._given_in: dict[ast.AST, list[tuple[ast.expr, ast.expr]]] = {}
        self._functions = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}

    def within(self, node: ast.AST, scopes: list[ast.AST]) -> Iterator[tuple[int, str]]:
        """Line and text of what is told there; `scopes`: what is around it, innermost first."""
        if isinstance(node, ast.FunctionDef):
            scopes = [node, *scopes]
            if {_name(d.func) for d in node.decorator_list if isinstance(d, ast.Call)} & _COMMANDS:
                for text in paragraphs(ast.get_docstring(node) or ""):
                    yield node.lineno, text
        if isinstance(node, ast.Call):
            name = _name(node.func)
            for text in (t for given in self._given(node) for t in self._texts(given, scopes)):
                if _SENTENCE.search(_FIELD.sub("0", text)) or name == "E_":
                    wrapped = name in _OPTIONS | _COMMANDS
                    yield from ((node.lineno, t) for t in (paragraphs(text) if wrapped else [text]))
        for child in ast.iter_child_nodes(node):
            yield from self.within(child, scopes)

    def _given(self, call: ast.Call) -> list[ast.expr]:
        """The arguments of a call that are told."""
        name = _name(call.func)
        if name in _RAISED or name.endswith("Error"):
            named = [k.value for k in call.keywords if k.arg in (None, "what", "where", "todo")]
            return [*call.args, *named]
        if name in _OPTIONS | _COMMANDS:
            return [k.value for k in call.keywords if k.arg in ("help", "epilog")]
        return []

    def _texts(self, node: ast.expr, scopes: list[ast.AST], deep: int = 0) -> list[str]:
        """The texts that an expression may be, with named fields; of others none."""
        if deep > 9:
            return []

        def within(each: ast.expr) -> list[str]:
            return self._texts(each, scopes, deep + 1)

        match node:
            case ast.Constant(value=str(text)):
                return [text.replace("{", "{{").replace("}", "}}")] if deep else [text]
            case ast.JoinedStr():
                fields = [p.value for p in node.values if isinstance(p, ast.FormattedValue)]
                named = [f for f in fields if isinstance(f, ast.Name | ast.Subscript)]
                return [*_filled(node, within), *(t for each in named for t in within(each))]
            case ast.IfExp():
                return [*within(node.body), *within(node.orelse)]
            case ast.BoolOp():
                return [text for value in node.values for text in within(value)]
            case ast.BinOp(op=ast.Add()):
                return [a + b for a in within(node.left) for b in within(node.right)]
            case ast.Name():
                return [t for value in self._assigned(node.id, scopes) for t in within(value)]
            case ast.Starred() | ast.Subscript() | ast.Attribute():
                return within(node.value)
            case ast.Call(func=ast.Name(id="str"), args=[only]):
                return within(only)
            case ast.Tuple():
                return [text for each in node.elts for text in within(each)]
            case ast.Dict():
                return [text for each in node.values for text in within(each)]
            case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[_, *default]):
                return [text for each in (table, *default) for text in within(each)]
            case ast.Call(func=ast.Name(id=name)) if name in self._functions:
                function = self._functions[name]
                returns = (n for n in ast.walk(function) if isinstance(n, ast.Return) and n.value)
                inner = [function, *scopes]
                return [
                    t for r in returns if r.value for t in self._texts(r.value, inner, deep + 1)
                ]
        return []

    def _assigned(self, name: str, scopes: list[ast.AST]) -> list[ast.expr]:
        """What a name is given in the nearest scope that gives it anything."""
        for scope in scopes:
            if scope not in self._given_in:
                self._given_in[scope] = list(_assignments(scope))
            found = [value for target, value in self._given_in[scope] if _name(target) == name]
            if found:
                return found
        return []


def _assignments(scope: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                yield from zip(targets, values, strict=True)
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=value):
                yield from ((target, value) for target in targets)
            case ast.Assign(targets=[target], value=value):
                yield target, value
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield target, value
            case ast.For(target=ast.Tuple(elts=targets), iter=values):
                yield from ((target, values) for target in targets)
            case ast.arguments(args=names, defaults=[_, *_] as values):
                named = names[-len(values) :]
                yield from ((ast.Name(a.arg), v) for a, v in zip(named, values, strict=True))


def _filled(node: ast.JoinedStr, expand: Expand) -> list[str]:
    """An f-string as texts: a choice between texts makes several, all else is a named field."""
    ways: list[list[str]] = []
    names: dict[str, int] = {}
    for part in node.values:
        if isinstance(part, ast.Constant):
            ways.append([str(part.value)])
            continue
        assert isinstance(part, ast.FormattedValue)
        chosen = list(expand(part.value)) if isinstance(part.value, ast.IfExp) else []
        if not chosen:
            name = _field(part.value)
            names[name] = names.get(name, 0) + 1
            field = f"{{{name}{names[name] if names[name] > 1 else ''}}}"
            noun = _noun(part.value)
            chosen = [f"{field} {noun}", f"{field} {noun}s"] if noun else [field]
        ways.append(chosen)
    return ["".join(way) for way in product(*ways)][:_MOST]


def _noun(value: ast.expr) -> str:
    """What is counted by a call such as `counted(n, "turn")`."""
    match value:
        case ast.Call(func=ast.Name(id="counted" | "_counted"), args=[_, ast.Constant(value=noun)]):
            return str(noun)
    return ""


def _field(value: ast.expr) -> str:
    """A name for what is filled in."""
    match value:
        case ast.Name() | ast.Attribute():
            return _name(value).strip("_").lower()
        case ast.BoolOp():
            return _field(value.values[0])
        case ast.Subscript():
            return _field(value.value)
        case ast.BinOp():
            return _field(value.left)
        case ast.Call(func=ast.Name(id="len")):
            return "n"
        case ast.Call(func=ast.Attribute(attr="join")):
            return "names"
        case ast.Call(args=[first, *_]):
            return _field(first)
    return "value"


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
