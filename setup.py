"""The notebooks and the articles to start from go into the wheel, as analysis/starter, and the training text stays out; everything else
stands in pyproject.toml."""

from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree

from setuptools import setup
from setuptools.command.build_py import build_py

LEFT_OUT = ignore_patterns(".ipynb_checkpoints", "pictures")


class WithStarter(build_py):
    def run(self) -> None:
        starter = Path(self.build_lib) / "analysis" / "starter"
        rmtree(starter, ignore_errors=True)
        super().run()
        if not self.editable_mode:
            rmtree(Path(self.build_lib) / "analysis" / "training", ignore_errors=True)
            for name in ("notebooks", "seeds"):
                copytree(name, starter / name, ignore=LEFT_OUT)


setup(cmdclass={"build_py": WithStarter})
