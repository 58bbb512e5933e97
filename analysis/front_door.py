"""Short address of the workbook in JupyterLab: /workbook/NOTEBOOK opens the notebook with the whole folder in the file list.

Jupyter appends its token to the address it prints, which must therefore have no query of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.web import authenticated

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

ADDRESS = "/workbook"


class FrontDoor(JupyterHandler):
    """Redirects ADDRESS/notebooks/01_article.ipynb to JupyterLab with that notebook, and asks for the token as every page of Jupyter does."""

    @authenticated
    def get(self, notebook: str) -> None:
        self.redirect(url_path_join(self.base_url, "lab/tree", notebook) + "?file-browser-path=/")


def _load_jupyter_server_extension(server: ServerApp) -> None:
    """Called by Jupyter's server, which `workbook.lab_command` tells to load this module."""
    address = url_path_join(server.web_app.settings["base_url"], ADDRESS, r"(.+\.ipynb)")
    server.web_app.add_handlers(".*$", [(address, FrontDoor)])  # type: ignore[no-untyped-call]
