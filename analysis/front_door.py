"""An address of its own for the workbook in JupyterLab: /workbook/NOTEBOOK leads to the notebook, beside a file list that shows
the whole folder. Jupyter writes its token behind the address that it prints, which must therefore hold no query itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_server.base.handlers import JupyterHandler
from jupyter_server.utils import url_path_join
from tornado.web import authenticated

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

ADDRESS = "/workbook"


class FrontDoor(JupyterHandler):
    """ADDRESS/notebooks/01_article.ipynb => JupyterLab with that notebook; it asks for the token as every page of Jupyter's does."""

    @authenticated
    def get(self, notebook: str) -> None:
        self.redirect(url_path_join(self.base_url, "lab/tree", notebook) + "?file-browser-path=/")


def _load_jupyter_server_extension(server: ServerApp) -> None:
    """Called by Jupyter's server, for which it is named in `workbook.lab_command`."""
    address = url_path_join(server.web_app.settings["base_url"], ADDRESS, r"(.+\.ipynb)")
    server.web_app.add_handlers(".*$", [(address, FrontDoor)])  # type: ignore[no-untyped-call]
