#!/bin/sh
# Install packages of Debian (as root), one caller at a time: the targets of a make run beside each other.
#
#   tests/apt.sh PACKAGE...
exec flock /tmp/pgcalls-apt.lock sh -c \
  'apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"' apt "$@" >&2
