"""What can go wrong between a device and a file, each as one sentence a staff member understands."""


class CaptureError(Exception):
    """The family: `str(error)` is one clear sentence."""


class CameraMissingError(CaptureError):
    """There is no camera, or it gives no picture."""


class MicrophoneMissingError(CaptureError):
    """There is no microphone, or it gives no sound."""


class LatencyUnknownError(CaptureError):
    """How late the loudspeaker is heard could not be measured."""


class RecordingError(CaptureError):
    """The take could not be written."""


class NothingRecordedError(CaptureError):
    """The file of a take holds no picture and no sound that can be read."""


class VirtualDeviceError(CaptureError):
    """The virtual camera or sound card could not be started."""
