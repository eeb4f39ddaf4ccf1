"""How endpoints of API v3 refuse what they do not understand."""

from django.http import HttpRequest
from pydantic import BaseModel
from wagtail.api.v3.errors import as_validation_error


def refuse_unknown(request: HttpRequest, parameters: type[BaseModel] | None = None) -> None:
    """Raise for a query parameter that is not among these: Ninja would ignore it."""
    for name in request.GET:
        if parameters is None or name not in parameters.model_fields:
            raise wrong(name, "Unknown query parameter")


def wrong(name: str, message: str) -> Exception:
    return as_validation_error(ValueError(message), message, loc=("query", name))
