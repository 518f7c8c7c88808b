#!/bin/sh
# From a terminal or a double click: the same as the program inside the application folder.
exec "$(dirname "$0")/qinqing.app/Contents/Eclipse/qinqing" "$@"
