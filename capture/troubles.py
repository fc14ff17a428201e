"""Every trouble that camera, sound and the booth itself can be in, and what comes of it. A test drives each one, in
`tests/capture/test_troubles_*.py`.

In the event log a case has two lines, `trouble` when it begins and `trouble over` when it ends; one that comes and goes
is written once a minute. *Within*: until the kiosk knows; the second figure is for when the device is being opened.

============  ============================  ==========  =======================  ===================  ==================
case          how it is noticed             within      what becomes of a take   what a visitor sees  how it ends
============  ============================  ==========  =======================  ===================  ==================
camera slow   most of 5 pictures in a row   0.4 to 2.0  it goes on               pictures that jerk   most of 30 in a
              come more than 1/12 s apart   s                                                         row come quicker

camera        no picture for 1.5 s; when    1.6 s, 3 s  goes on with sound; the  before a take the    it is opened again
stalled       it is opened, for 3 s                     screen stops it, and it  kind screen, else    (A)
                                                        is kept                  the take

camera gone   the device says so (ENODEV),  0.1 s       as when it stalls        as when it stalls    it is found by its
              or there is none to open                                                                name, at any
                                                                                                      number (A)

microphone    its stream ends, or there is  0.1 s       dance, video: silence    dance, video:        it is opened
gone          none to open; what a                      until it is back; music  nothing; music: as   again, also during
              loudspeaker plays is none,                is stopped and kept      camera stalled       a take (A)
              unless chosen

microphone    the sound server says that    0.1 s       as when it is gone; at   as when it is gone   the chosen one is
replaced      our stream hears another                  most a blink of the                           opened again (A)
              source (B)                                other source is in it

digital       for 0.3 s all samples are     0.4 s, 1.1  it goes on: who is deaf  after 2 s a hint: I  a sample that is
silence       exactly zero; not in the      s           may record silence       hear nothing         not zero
              first second, in which some
              wake

clipping      10 samples at full scale in   0.1 s       it goes on               a hint: softer, or   3 s without
              a second                                                           further away

sound system  no block for 1.0 s from a     1.1 s, 1.8  as when the microphone   as when the          it answers (A); or
hung          stream that calls itself      s           is gone                  microphone is gone;  after 12 s,
              active; to be opened, it                                           hangs it in          outside a take,
              needs 1.75 s                                                       opening, after 5 s   the booth is
                                                                                                      started anew

booth         its process ended, and did    0.1 s       what is on the disk is   the take; nothing    a new process
crashed       not mean to                               recovered and kept       can be made          speaks: started
                                                                                 meanwhile            after 0.1 s, after
                                                                                                      many short lives 5
                                                                                                      s

booth hung    it said nothing for 1.5 s,    1.8 s       after 3 s kill -9, and   as when it crashed   it speaks again,
              and beats twice a second                  what is on the disk is                        or a new process
                                                        recovered and kept                            does
============  ============================  ==========  =======================  ===================  ==================

(A) By itself: it is tried every 2 s while somebody is before the stage, and every minute while nobody is.
(B) PulseAudio or PipeWire, and its `pactl` is installed. No other sound system moves a stream.
"""

from enum import StrEnum


class Case(StrEnum):
    CAMERA_SLOW = "camera slow"
    CAMERA_STALLED = "camera stalled"
    CAMERA_GONE = "camera gone"
    MICROPHONE_GONE = "microphone gone"
    MICROPHONE_REPLACED = "microphone replaced"
    SILENCE = "digital silence"
    CLIPPING = "clipping"
    SOUND_HUNG = "sound system hung"
    BOOTH_CRASHED = "booth crashed"
    BOOTH_HUNG = "booth hung"
