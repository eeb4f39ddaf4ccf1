"""The type of a node in a body: one of those that the blocks of the configured body own."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal, get_args

from django.core import checks
from django.utils.module_loading import import_string
from pydantic import ConfigDict, Field, RootModel, create_model

from wagtail_filmreview import conf
from wagtail_filmreview.blocks import NodeBlock, shapes
from wagtail_filmreview.blocks.formats import Flat
from wagtail_filmreview.blocks.shapes import Shape

TOLD_BY_REDACTED = Field(discriminator="redacted")


def body_node() -> Any:
    """Every shape that a node of the body can have, told apart by ``type`` and then by ``redacted``."""
    by_type: list[Any] = []
    for name, block in _blocks():
        shown, hidden = _shapes_of(name, block)
        either: Any = shown if hidden is None else Annotated[_any_of(shown, hidden), TOLD_BY_REDACTED]
        by_type.append(either)
    node: Any = Annotated[_any_of(*by_type), Field(discriminator="type"), Flat()]
    return create_model("BodyNode", __base__=RootModel[node], __doc__="A block of the body.")


def _any_of(*types: Any) -> Any:
    return reduce(or_, types)


def body_node_shapes() -> list[type[Shape]]:
    """Shown and hidden shape of every block in the configured body; sites' own blocks included."""
    return [shape for name, block in _blocks() for shape in _shapes_of(name, block) if shape is not None]


def blocks_without_shape() -> list[str]:
    """Names of the body's blocks for which nobody has stated what an API shows of them."""
    return [name for name, block in _blocks() if not _states_its_shape(block)]


def check_shapes(app_configs: Any = None, **kwargs: Any) -> list[checks.CheckMessage]:
    """A block of the body that an API can only show as something of no known shape (W004)."""
    try:
        opaque = blocks_without_shape()
    except (ImportError, AttributeError):
        return []  # the check of the settings says so
    return [
        checks.Warning(
            f"The block {name!r} of the body has no shape: API clients get it, but no type for it.",
            hint="Give its class a `shape`, as docs/extending.md shows. Where nobody reads reviews "
            "through an API, silence this check.",
            id="wagtail_filmreview.W004",
        )
        for name in opaque
    ]


def _blocks() -> Iterator[tuple[str, Any]]:
    yield from import_string(conf.get("BODY_BLOCK"))().child_blocks.items()


def _states_its_shape(block: Any) -> bool:
    if isinstance(block, NodeBlock):
        # A subclass of ours may have more in it than the shape of ours says.
        return "shape" in vars(type(block))
    return getattr(block, "shape", None) is not None


def _shapes_of(name: str, block: Any) -> tuple[type[Shape], type[Shape] | None]:
    shape = getattr(block, "shape", None)
    hidden = getattr(block, "hidden_shape", None)
    if isinstance(block, NodeBlock) and not _states_its_shape(block):
        return (
            _open(name, _camel_case(name), shape or shapes.Node),
            _open(name, f"Hidden{_camel_case(name)}", hidden or shapes.HiddenNode),
        )
    if isinstance(shape, type) and issubclass(shape, shapes.Node):
        return _typed(name, shape), hidden and _typed(name, hidden)
    return _wrapped(name, shape), None


def _typed(name: str, shape: type[Shape]) -> type[Shape]:
    """``shape``, with the name under which its block stands in this body as its ``type``."""
    if get_args(shape.model_fields["type"].annotation) == (name,):
        return shape
    hidden = "Hidden" if issubclass(shape, shapes.HiddenNode) else ""
    fields: dict[str, Any] = {"type": (Literal[name], ...)}
    return create_model(f"{hidden}{_camel_case(name)}", __base__=shape, **fields)


def _open(name: str, title: str, base: type[Shape]) -> type[Shape]:
    """``base`` with whatever else the site puts into it."""
    # Pydantic takes a base or a configuration, not both.
    open_base = type(
        base.__name__, (base,), {"model_config": ConfigDict({**base.model_config, "extra": "allow"})}
    )
    fields: dict[str, Any] = {"type": (Literal[name], ...)}
    return create_model(title, __base__=open_base, **fields)


def _wrapped(name: str, shape: Any) -> type[Shape]:
    """The node around a site's own block that is no node itself: opaque where it has no shape."""
    base = shapes.OpaqueNode if shape is None else shapes.Node
    fields: dict[str, Any] = {"type": (Literal[name], ...)}
    if shape is not None:
        fields["value"] = (shape, ...)
    return create_model(f"{_camel_case(name)}Node", __base__=base, **fields)


def _camel_case(name: str) -> str:
    return name.title().replace("_", "")
