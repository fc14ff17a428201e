/* A camera without hardware, for whoever is started with this as LD_PRELOAD: the files of V4L2 as the kernel would show
   them, so that all of our code and OpenCV's own V4L2 code run as they are.

   $FAKE_CAMERA is a folder:
     class/videoN/name, index    what /sys/class/video4linux shows; /dev/videoN is there when class/videoN is
     pictures/NN.jpg             what it sees, one after the other, 1280x720
     does                        read again and again: "ok FPS", "stall", "gone" (unplugged), or "corrupt" (torn JPEGs)

   The stamp of a picture is when it was due, however late it is fetched, as the kernel's is. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define BUFFERS 4
#define ROOM (2 << 20)
#define PICTURES 100
#define WIDTH 1280
#define HEIGHT 720
#define CLASS "/sys/class/video4linux"

enum does { OK, STALL, GONE, CORRUPT };

static struct {
    int fd;
    bool streams, waits_not;
    unsigned char *memory;
    int empty[BUFFERS], empties;                 /* given to the driver, first in first out */
    struct full { int index; double at; unsigned number; } full[BUFFERS];
    int fulls;                                   /* waiting to be fetched */
    double due, fps;
    unsigned number;
} camera = {.fd = -1, .fps = 30};

static unsigned char *picture[PICTURES];
static size_t length[PICTURES];
static int pictures;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static void rest(double seconds) {
    struct timespec t = {(time_t)seconds, (long)((seconds - (time_t)seconds) * 1e9)};
    nanosleep(&t, NULL);
}

static const char *inside(char *path, const char *name) {
    snprintf(path, 512, "%s/%s", getenv("FAKE_CAMERA"), name);
    return path;
}

static enum does does(void) {
    char path[512], line[32] = "";
    FILE *file = fopen(inside(path, "does"), "r");
    if (file) {
        if (!fgets(line, sizeof line, file)) line[0] = 0;
        fclose(file);
    }
    if (!strncmp(line, "stall", 5)) return STALL;
    if (!strncmp(line, "gone", 4)) return GONE;
    if (!strncmp(line, "corrupt", 7)) return CORRUPT;
    if (!strncmp(line, "ok ", 3) && atof(line + 3) > 0) camera.fps = atof(line + 3);
    return OK;
}

static void look(void) {
    for (; pictures < PICTURES; pictures++) {
        char path[512], name[32];
        snprintf(name, sizeof name, "pictures/%02d.jpg", pictures);
        FILE *file = fopen(inside(path, name), "rb");
        if (!file) return;
        picture[pictures] = malloc(ROOM);
        length[pictures] = fread(picture[pictures], 1, ROOM, file);
        fclose(file);
    }
}

/* What would have happened by now: a picture that finds no empty buffer is lost. */
static void pass_time(void) {
    enum does it = does();
    if (it == STALL || it == GONE || !camera.streams) {
        camera.due = now() + 1 / camera.fps;
        return;
    }
    for (; camera.due <= now(); camera.due += 1 / camera.fps, camera.number++) {
        if (!camera.empties) continue;
        int index = camera.empty[0];
        memmove(camera.empty, camera.empty + 1, sizeof(int) * --camera.empties);
        int which = camera.number % pictures;
        memcpy(camera.memory + (size_t)index * ROOM, picture[which], length[which]);
        if (it == CORRUPT) memset(camera.memory + (size_t)index * ROOM + 2, 0x5a, length[which] - 2);
        camera.full[camera.fulls++] = (struct full){index, camera.due, camera.number};
    }
}

static bool ready(double seconds) {
    for (double end = now() + seconds;;) {
        pass_time();
        if (camera.fulls || does() == GONE) return true;
        double left = end - now();
        if (left <= 0) return false;
        rest(left < 0.005 ? left : 0.005);
    }
}

static int plug_in(int flags) {
    if (does() == GONE) return errno = ENODEV, -1;
    if (camera.fd >= 0) return errno = EBUSY, -1;
    look();
    camera.fd = memfd_create("camera", 0);
    if (!pictures || ftruncate(camera.fd, (off_t)BUFFERS * ROOM)) return errno = EIO, -1;
    camera.memory = mmap(NULL, (size_t)BUFFERS * ROOM, PROT_READ | PROT_WRITE, MAP_SHARED, camera.fd, 0);
    camera.waits_not = flags & O_NONBLOCK;
    camera.streams = false;
    camera.empties = camera.fulls = 0;
    return camera.fd;
}

static int fetch(struct v4l2_buffer *buffer) {
    if (camera.waits_not && !ready(0)) return errno = EAGAIN, -1;
    while (!ready(1))
        ;
    if (does() == GONE) return errno = ENODEV, -1;
    struct full first = camera.full[0];
    memmove(camera.full, camera.full + 1, sizeof first * --camera.fulls);
    memset(buffer, 0, sizeof *buffer);
    buffer->index = first.index;
    buffer->type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer->memory = V4L2_MEMORY_MMAP;
    buffer->bytesused = length[first.number % pictures];
    buffer->length = ROOM;
    buffer->m.offset = first.index * ROOM;
    buffer->flags = V4L2_BUF_FLAG_MAPPED | V4L2_BUF_FLAG_DONE | V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
    buffer->sequence = first.number;
    buffer->timestamp.tv_sec = (time_t)first.at;
    buffer->timestamp.tv_usec = (first.at - (time_t)first.at) * 1e6;
    return 0;
}

static int give_back(const struct v4l2_buffer *buffer) {
    pass_time();
    camera.empty[camera.empties++] = buffer->index;
    return 0;
}

static int describe(struct v4l2_capability *told) {
    memset(told, 0, sizeof *told);
    strcpy((char *)told->driver, "fake");
    strcpy((char *)told->card, "Fake camera");
    told->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    told->capabilities = told->device_caps | V4L2_CAP_DEVICE_CAPS;
    return 0;
}

static int shape(struct v4l2_format *format) {
    format->fmt.pix = (struct v4l2_pix_format){
        .width = WIDTH, .height = HEIGHT, .pixelformat = V4L2_PIX_FMT_MJPEG,
        .field = V4L2_FIELD_NONE, .sizeimage = ROOM, .colorspace = V4L2_COLORSPACE_SRGB,
    };
    return 0;
}

static int pace(struct v4l2_streamparm *told) {
    told->parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
    told->parm.capture.timeperframe = (struct v4l2_fract){1, 30};
    return 0;
}

static int lend(struct v4l2_buffer *buffer) {
    if (buffer->index >= BUFFERS) return errno = EINVAL, -1;
    buffer->length = ROOM;
    buffer->m.offset = buffer->index * ROOM;
    buffer->flags = V4L2_BUF_FLAG_MAPPED;
    return 0;
}

static int stream(bool on) {
    camera.streams = on;
    camera.due = now() + 1 / camera.fps;
    camera.empties = on ? camera.empties : 0;
    camera.fulls = 0;
    return 0;
}

static int answer(unsigned request, void *told) {
    if (does() == GONE) return errno = ENODEV, -1;
    switch (request) {
    case VIDIOC_QUERYCAP: return describe(told);
    case VIDIOC_G_INPUT: return *(int *)told = 0;
    case VIDIOC_S_INPUT: return 0;
    case VIDIOC_G_FMT:
    case VIDIOC_TRY_FMT:
    case VIDIOC_S_FMT: return shape(told);
    case VIDIOC_G_PARM:
    case VIDIOC_S_PARM: return pace(told);
    case VIDIOC_REQBUFS: return ((struct v4l2_requestbuffers *)told)->count = BUFFERS, 0;
    case VIDIOC_QUERYBUF: return lend(told);
    case VIDIOC_QBUF: return give_back(told);
    case VIDIOC_DQBUF: return fetch(told);
    case VIDIOC_STREAMON: return stream(true);
    case VIDIOC_STREAMOFF: return stream(false);
    }
    return errno = ENOTTY, -1;
}

/* --- the calls that are caught ------------------------------------------------------------------------------------ */

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = dlsym(RTLD_NEXT, #name)

static bool is_camera(const char *path) {
    char name[64], there[512];
    if (!path || strncmp(path, "/dev/video", 10)) return false;
    snprintf(name, sizeof name, "class/%s", path + 5);
    return access(inside(there, name), F_OK) == 0;
}

static const char *led(const char *path, char *to) {
    if (!path || strncmp(path, CLASS, sizeof CLASS - 1)) return path;
    snprintf(to, 512, "%s/class%s", getenv("FAKE_CAMERA"), path + sizeof CLASS - 1);
    return to;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(int, name, const char *, int, ...); \
        char to[512]; \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return is_camera(path) ? plug_in(flags) : real(led(path, to), flags, mode); \
    }
OPEN(open)
OPEN(open64)
int __open_2(const char *path, int flags) { return open(path, flags); }
int __open64_2(const char *path, int flags) { return open64(path, flags); }

DIR *opendir(const char *path) {
    REAL(DIR *, opendir, const char *);
    char to[512];
    return real(led(path, to));
}

#define STAT(name, kind) \
    int name(const char *restrict path, struct kind *restrict told) { \
        REAL(int, name, const char *, struct kind *); \
        char to[512]; \
        return real(led(path, to), told); \
    }
STAT(stat, stat)
STAT(stat64, stat64)
STAT(lstat, stat)
STAT(lstat64, stat64)

int close(int fd) {
    REAL(int, close, int);
    if (fd >= 0 && fd == camera.fd) {
        munmap(camera.memory, (size_t)BUFFERS * ROOM);
        camera.fd = -1;
    }
    return real(fd);
}

int ioctl(int fd, unsigned long request, ...) {
    REAL(int, ioctl, int, unsigned long, ...);
    va_list rest;
    va_start(rest, request);
    void *told = va_arg(rest, void *);
    va_end(rest);
    return fd >= 0 && fd == camera.fd ? answer((unsigned)request, told) : real(fd, request, told);
}

int select(int count, fd_set *read, fd_set *write, fd_set *except, struct timeval *limit) {
    REAL(int, select, int, fd_set *, fd_set *, fd_set *, struct timeval *);
    if (camera.fd < 0 || camera.fd >= count || !read || !FD_ISSET(camera.fd, read))
        return real(count, read, write, except, limit);
    if (ready(limit ? limit->tv_sec + limit->tv_usec * 1e-6 : 1e9)) return 1;
    FD_ZERO(read);
    return 0;
}

int poll(struct pollfd *asked, nfds_t count, int milliseconds) {
    REAL(int, poll, struct pollfd *, nfds_t, int);
    if (count != 1 || camera.fd < 0 || asked[0].fd != camera.fd) return real(asked, count, milliseconds);
    asked[0].revents = ready(milliseconds < 0 ? 1e9 : milliseconds / 1000.0) ? POLLIN : 0;
    return asked[0].revents != 0;
}
