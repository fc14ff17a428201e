# Two commands do all the set-up: `make kiosk` and `make test`. Both can be repeated.

PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
VENV   := .venv
BIN    := $(VENV)/bin
SUDO   := $(if $(filter 0,$(shell id -u)),,sudo)

# Debian 12 packages, by what needs them. pulseaudio-utils tells when a sound server gives the kiosk another microphone.
KIOSK_PACKAGES := python3 python3-venv libportaudio2 libasound2-plugins pulseaudio-utils libcairo2 libpango-1.0-0 \
                  libpangocairo-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig fonts-noto-core fonts-noto-color-emoji
# a virtual screen, sound card and browser: for tests, and for `make kiosk` where there is no screen;
# a compiler for the webcam of the tests
STAGE_PACKAGES := xvfb openbox xdotool pulseaudio chromium poppler-utils gcc libc6-dev

COLLECTION ?= $(HOME)/wijkpodium
# a screen is there when a display answers, or when the machine drives one itself
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(wildcard /dev/dri/card*))

.PHONY: help kiosk test lint looks words bench torture clean

help: ## what can be asked for
	@grep -E '^[a-z]+:.*## ' Makefile | sed 's/:.*## /\t/'

ifeq ($(SCREEN),)
kiosk: $(VENV)/kiosk $(VENV)/stage ## set up and start the kiosk; without a screen: play the whole loop on a virtual one
	@echo "There is no screen here: the kiosk plays its whole loop on a virtual one."
	$(BIN)/python -m kiosk.rehearsal build/rehearsal
else
kiosk: $(VENV)/kiosk
	$(BIN)/wijkpodium --collection "$(COLLECTION)" run
endif

test: $(VENV)/stage $(VENV)/dev ## set up and run all tests
	$(BIN)/pytest -n 2 --dist loadgroup

lint: $(VENV)/dev ## format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

LOOKS ?=
looks: $(VENV)/kiosk ## draw every screen to build/looks; LOOKS="--language ar --screen home" draws some
	$(BIN)/python -m tests.looks build/looks $(LOOKS)

words: $(VENV)/kiosk ## list the words that a language misses, and those that a native speaker should read first
	$(BIN)/python -m config.texts

# `make bench touch` measures one figure: the words after `bench` are its name, and no targets of their own
ifeq (bench,$(firstword $(MAKECMDGOALS)))
NAME := $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))
$(if $(NAME),$(eval $(NAME):;@:))
endif

bench: $(VENV)/stage $(VENV)/dev ## measure speed and memory; `make bench NAME` measures one
	$(BIN)/python -m tests.bench $(NAME)

RUNS ?= 200
torture: $(VENV)/stage $(VENV)/dev ## kill booths and cut their power, and measure what is lost; RUNS=20 is a short one
	$(BIN)/python -m tests.torture $(RUNS)

clean: ## remove what was built and installed here
	rm -rf build $(VENV)

# Each stamp is made anew when what it was made from changes.

$(VENV)/kiosk: pyproject.toml constraints.txt
	$(call install,$(KIOSK_PACKAGES))
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the Python packages of pyproject.toml into $(VENV)."
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(VENV)/dev: $(VENV)/kiosk
	@echo "Installing the tools for tests into $(VENV)."
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

$(VENV)/stage: $(VENV)/kiosk
	$(call install,$(STAGE_PACKAGES))
	touch $@

# installs the packages that are missing, and says so first; asks for nothing when all are there
define install
	@missing=""; for package in $(1); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q "ok installed" || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing Debian packages:$$missing"; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef
