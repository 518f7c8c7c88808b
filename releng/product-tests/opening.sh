# A bundle or extension file is opened from outside: what the desktop is told about the file type, and what the start script makes of it; the
# window that asks is tried by window.sh. Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder), QINQING_JAVA.
. "$(dirname "$0")/localities.inc"
LC_ALL=C.UTF-8
export LC_ALL

# --- the file type ------------------------------------------------------------------------------------------------------
# A folder whose name has all that a desktop entry must quote.
place="$work/a \$b\"c\\d"
mkdir -p "$place"
cp -R "$PRODUCT/file-type" "$place/file-type"
printf '#!/bin/sh\nprintf "%%s\\n" "$@" > "%s/opened"\n' "$work" > "$place/qinqing"
chmod +x "$place/qinqing"
[ -x "$PRODUCT/file-type/register" ]; check 'the product has what registers the file type' $? 0
desk() { env -i PATH=/usr/bin:/bin HOME="$work/desk" XDG_DATA_HOME="$work/desk/share" XDG_CONFIG_HOME="$work/desk/config" "$@"; }
mkdir -p "$work/desk"
desk sh "$place/file-type/register" > "$work/out" 2>&1
check 'the file type is registered without root' $? 0
entry="$work/desk/share/applications/org.qinqing.desktop"
grep -q '^MimeType=application/x-qinqing;application/x-qinqing-extension;$' "$entry"; check 'the program takes both types' $? 0
if command -v gio > /dev/null 2>&1 && command -v update-mime-database > /dev/null 2>&1; then
  printf 'PK' > "$work/云 溪.qinqing"
  desk gio info -a standard::content-type "$work/云 溪.qinqing" > "$work/out" 2>&1
  has 'the desktop knows a bundle by its name' 'application/x-qinqing'
  desk gio mime application/x-qinqing > "$work/out" 2>&1
  has 'and opens it with this program' 'org.qinqing.desktop'
  printf 'PK' > "$work/云 溪.qinqing-extension"
  desk gio info -a standard::content-type "$work/云 溪.qinqing-extension" > "$work/out" 2>&1
  has 'the desktop knows an extension by its name' 'application/x-qinqing-extension'
  desk gio mime application/x-qinqing-extension > "$work/out" 2>&1
  has 'and opens an extension with this program' 'org.qinqing.desktop'
  # As a double click does, from the entry alone.
  desk gio launch "$entry" "$work/云 溪.qinqing" > "$work/out" 2>&1
  deadline=$(($(date +%s) + 20))
  while [ ! -s "$work/opened" ] && [ "$(date +%s)" -le $deadline ]; do :; done
  check 'the program gets the path as it is' "$(cat "$work/opened" 2>/dev/null)" "$work/云 溪.qinqing"
else
  echo 'skip the desktop tools (no gio or update-mime-database)'
fi
desk sh "$place/file-type/register" --remove > "$work/out" 2>&1
check 'it is taken back' $? 0
check 'and leaves no entry' "$(find "$work/desk/share" -name '*qinqing*' | tr '\n' ' ')" ''
desk sh "$place/file-type/register" --nonsense > "$work/out" 2>&1
check 'an unknown option is wrong use' $? 2

# --- the start script ---------------------------------------------------------------------------------------------------
: > "$work/a.qinqing"
q "$work/none.qinqing" > "$work/out" 2>&1
check 'a file that is not there is wrong use' $? 2
q "$work/a.qinqing" > "$work/out" 2>&1
check 'without a display the file is not opened' $? 2
has 'and the command that does it is named' 'pack install'
: > "$work/a.qinqing-extension"
q "$work/a.qinqing-extension" > "$work/out" 2>&1
check 'nor is an extension' $? 2
has 'and its command is named' 'extension install'
q "$work/a.qinqing" pack list > "$work/out" 2>&1
check 'a command after a file is wrong use' $? 2
