"""Train by whom and for whom something is said: ``python tools/train_scenes.py BASE``.

``BASE`` is a folder with ``model.safetensors`` and ``tokenizer.json`` of all-MiniLM-L6-v2. Wants
the extra ``train``, and an hour and a half on two cores (`make scenes`). The examples are all said
in ``tests/gold/tune`` and in the short and the long reports, read with weights of the other
classifiers that do not know the text. ``tools/set_bars.py`` then shows how likely a speaker or a
party has to be to be given.
"""

import argparse
import hashlib
import pickle
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import annotated
import crossed
import numpy as np
import scene_network as net
import torch
from scene_disguise import Disguise, doubted
from tokenizers import Tokenizer
from torch import distributed
from torch.nn import functional
from torch.nn.parallel import DistributedDataParallel

from detente.reading.attribution import attributions
from detente.reading.parse import parse
from detente.reading.read import discourse_of
from detente.reading.scenes import Scene, scene
from detente.reading.voice import voice

HOME = annotated.GOLD.parents[1] / "src" / "detente" / "reading"
LAYERS = 6
ROUNDS = 9
BATCH = 6
PROCESSES = 2
RATE = 3e-4
"""How far the encoder's weights go in a step at most; those behind it go ``AHEAD`` times that."""
AHEAD = 3
WARM = 0.06
LEFT_OUT = 0.1
DISGUISE = Disguise(
    pieces=0.08, people=0.4, parties=0.1, hidden=0.5, belied=0.15, unheard=0.25, misheard=0.08
)
ABSENT = 0.5
"""How much a saying counts whose party or speaker the reader does not find; it is then nobody's."""
ACTS, SPEAKERS = 0.5, 0.5
"""How much the losses of acts and of speakers count."""
PUBLISHED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The hash of the weights to begin with."""

Learnt = tuple[Scene, tuple[net.Right, ...]]
"""A scene, and what is right of each saying."""


def examples(folder: Path | None) -> list[Learnt]:
    """Return all there is to learn from; ``folder`` keeps it."""
    kept = None if folder is None else folder / "scenes.pickle"
    if kept is not None and kept.exists():
        found: list[Learnt] = pickle.loads(kept.read_bytes())
        return found
    weights = crossed.trained(folder)
    with ProcessPoolExecutor(initializer=crossed.begin, initargs=(weights,)) as workers:
        found = list(workers.map(_example, annotated.texts("long"), chunksize=16))
    if kept is not None:
        kept.write_bytes(pickle.dumps(found))
    return found


def data_hash() -> str:
    """Return the hash of the files of the examples."""
    return annotated.data_hash(annotated.files("long"))


def _example(text: crossed.Text) -> Learnt:
    name, document, told = text
    with crossed.unaware(name):
        parsed = parse(document)
        reported = attributions(parsed)
        discourse = discourse_of(parsed)
        found = scene(parsed, reported, voice(parsed, reported, discourse), discourse)
    ours = [
        {"act": "", "number": number, "content": {"start": start, "end": end, "text": words}}
        for number, saying in enumerate(found.sayings)
        for start, end in [saying.content]
        for words in [document.text[start:end]]
    ]
    right: list[net.Right] = [(None, "", None)] * len(ours)
    for gold, one in annotated.score.match(told, ours):
        party = None if len(gold["parties"]) > 1 else "".join(gold["parties"])
        right[one["number"]] = party, gold["act"], gold["speaker"] or ""
    return found, tuple(right)


def fit(given: list[Learnt], base: Path) -> net.Network:
    """Return the network that these examples make.

    AdamW (Loshchilov and Hutter 2019); steps grow at first and then shrink to nothing. Each of
    ``PROCESSES`` takes its share of every batch: threads of one would wait for each other for a
    third of the time.
    """
    if hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest() != PUBLISHED:
        raise SystemExit(f"{base} is not the published model")
    scenes = [(stage, right) for stage, right in given if stage.sayings]
    network = net.Network(LAYERS, base, LEFT_OUT)
    with tempfile.TemporaryDirectory() as folder:
        torch.multiprocessing.spawn(_learn, (scenes, base, Path(folder)), nprocs=PROCESSES)
        network.load_state_dict(torch.load(Path(folder) / "learnt"))
    return network.eval()


def _learn(process: int, scenes: list[Learnt], base: Path, folder: Path) -> None:
    """Learn from a share of each batch, and write what is learnt to a folder."""
    torch.set_num_threads(1)
    distributed.init_process_group(
        "gloo", init_method=f"file://{folder}/met", rank=process, world_size=PROCESSES
    )
    torch.manual_seed(2026)
    shared, rng = np.random.default_rng(2026), np.random.default_rng([2026, process])
    network = net.Network(LAYERS, base, LEFT_OUT)
    torch.manual_seed(2026 + process)
    inner = {id(weight) for weight in network.encoder.parameters()}
    groups = [
        {"params": [w for w in network.encoder.parameters() if w.requires_grad], "lr": RATE},
        {"params": [w for w in network.parameters() if id(w) not in inner], "lr": RATE * AHEAD},
    ]
    steps = ROUNDS * (len(scenes) // BATCH)
    learning = torch.optim.AdamW(groups, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(
        learning, lambda step: min((step + 1) / (WARM * steps), 1) * (1 - step / steps)
    )
    together = DistributedDataParallel(network.train())
    lengths = np.array([len(stage.text) // 700 for stage, _ in scenes])
    for turn in range(ROUNDS):
        order = np.argsort(lengths + 2 * shared.random(len(scenes)))
        # Those that are too few for a batch wait for the next round.
        order = np.delete(order, shared.permutation(len(order))[: len(order) % BATCH])
        total = 0.0
        for drawn in shared.permutation(order.reshape(-1, BATCH)):
            seen = [
                net.staged(doubted(stage, rng, DISGUISE), right, ABSENT)
                for stage, right in (scenes[i] for i in drawn[process::PROCESSES])
            ]
            batch = net.together(seen, rng, DISGUISE)
            loss = _loss(*together(batch), batch)
            learning.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            learning.step()
            pace.step()
            total += float(loss.detach())
        if process == 0:
            mean = total / (len(scenes) // BATCH)
            print(f"round {turn + 1} of {ROUNDS}: loss {mean:.3f}", flush=True)
    if process == 0:
        torch.save(network.state_dict(), folder / "learnt")
    distributed.destroy_process_group()


def _loss(
    sides: torch.Tensor, acts: torch.Tensor, speakers: torch.Tensor, batch: net.Batch
) -> torch.Tensor:
    """Return the loss of parties, and shares of those of acts and of speakers."""
    beside = functional.cross_entropy(acts, batch.acts, ignore_index=net.UNKNOWN)
    heard = _missed(speakers, batch.speakers)
    return _missed(sides, batch.parties) + ACTS * beside + SPEAKERS * heard


def _missed(scores: torch.Tensor, pairs: net.Pairs) -> torch.Tensor:
    """Return the mean cross entropy of scores of candidates, weighted."""
    found = torch.zeros(())
    for one, (row, weight) in zip(scores.split(pairs.sizes), pairs.wanted, strict=True):
        if weight:
            found = found - weight * functional.log_softmax(one, 0)[row]
    return found / max(sum(weight for _, weight in pairs.wanted), 1.0)


def write(network: net.Network, base: Path, home: Path) -> None:
    """Write the encoder in whole numbers, the other weights, and the pieces of words."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    home.mkdir(parents=True, exist_ok=True)
    given = (torch.ones((1, 20), dtype=torch.int64), torch.zeros((1, 20, net.WIDTH)))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            network.encoder,
            given,
            str(whole),
            input_names=["pieces", "marks"],
            output_names=["vectors"],
            dynamic_axes={name: {1: "length"} for name in ("pieces", "marks", "vectors")},
            dynamo=False,
        )
        # Seven bits a weight: with eight, processors without VNNI round sums.
        quantize_dynamic(
            whole,
            home / "scene_encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    weights = {
        name: weight.detach().numpy().T if name.endswith(".weight") else weight.detach().numpy()
        for name, weight in network.named_parameters()
        if not name.startswith("encoder.")
    }
    np.savez_compressed(home / "scene_weights.npz", data=np.array(data_hash()), **weights)
    words(base, home)


def words(base: Path, home: Path) -> None:
    """Write how words are cut, which the model wants without padding and without an end."""
    cut = Tokenizer.from_file(str(base / "tokenizer.json"))
    cut.no_padding()
    cut.no_truncation()
    cut.save(str(home / "scene_words.json"), pretty=False)


def main() -> None:
    """Train on all examples and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--keep", type=Path, help="a folder for what is read on the way")
    chosen = parser.parse_args()
    given = examples(chosen.keep)
    write(fit(given, chosen.base), chosen.base, HOME)
    print(f"trained on {len(given)}")


if __name__ == "__main__":
    main()
