#!/bin/sh
# Starts ${name}.
#
# On Linux a file name is a row of bytes, nearly everywhere UTF-8. Java reads those bytes as the locale says, and with
# LANG=C (cron, systemd, containers), or with a locale that this machine does not have, it cannot open a file called
# "für Anna.mov". No option of Java changes that, so the locale is set before Java starts. C.UTF-8 is always there.
LC_ALL=C.UTF-8
export LC_ALL

case $0 in
  */*) self=$0 ;;
  *) self=$(command -v -- "$0") || self=./$0 ;;
esac
if [ -L "$self" ]; then
  self=$(PATH=${PATH:+$PATH:}/usr/bin:/bin readlink -f -- "$self")
fi
exec "${self%/*}/../libexec/${name}" "$@"
