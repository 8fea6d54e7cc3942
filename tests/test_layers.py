"""The house of the design: imports point one way."""

from importlinter.application.use_cases import read_user_options
from importlinter.cli import lint_imports


def test_imports_point_one_way(monkeypatch, request, capsys):
    monkeypatch.chdir(request.config.rootpath)
    failed = lint_imports(no_cache=True)
    assert failed == 0, capsys.readouterr().out


def test_every_room_has_its_place(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    (contract,) = read_user_options().contracts_options
    placed = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    package = request.config.rootpath / "src" / "qa_bot"
    rooms = {path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert rooms - {"__init__"} == placed
