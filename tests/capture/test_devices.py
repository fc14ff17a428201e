from pathlib import Path

import numpy as np

from capture.camera import fit
from capture.captured import SIZE
from capture.devices import CameraFound, cameras
from capture.line import clean_environment


def test_cameras_are_named_and_their_second_nodes_left_out(tmp_path: Path) -> None:
    """A webcam has a node for pictures and one for facts about them."""
    for node, index, name in (("video10", 0, "Late"), ("video2", 0, "Webcam C920"), ("video3", 1, "Webcam C920")):
        (tmp_path / node).mkdir()
        (tmp_path / node / "index").write_text(f"{index}\n")
        (tmp_path / node / "name").write_text(f"{name}\n")

    assert cameras(tmp_path) == [CameraFound(2, "Webcam C920"), CameraFound(10, "Late")]
    assert cameras(tmp_path / "no such folder") == []


def test_a_picture_of_another_shape_is_cropped_to_its_middle() -> None:
    """4:3 loses sky and floor, never the sides; nothing is stretched."""
    picture = np.zeros((480, 640, 3), np.uint8)
    picture[60:420] = 200
    fitted = fit(picture)

    assert fitted.shape == (SIZE[1], SIZE[0], 3)
    assert fitted[5:-5].min() >= 195


def test_what_opencv_leaves_behind_does_not_reach_children() -> None:
    """Its library path ends in the current directory: anybody's library could be loaded."""
    left = {"LD_LIBRARY_PATH": "/x/cv2/../../lib64::/opt/own", "HOME": "/home/kiosk"}

    clean = clean_environment(left)
    assert clean["LD_LIBRARY_PATH"] == "/opt/own" and clean["HOME"] == "/home/kiosk"
    assert "LD_LIBRARY_PATH" not in clean_environment({"LD_LIBRARY_PATH": "/x/cv2/lib64:"})
