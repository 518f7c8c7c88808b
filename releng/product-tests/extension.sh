# Signed code is there after a restart, survives a wipe of the framework's cache, and goes when it is removed; forged it gets nowhere.
# Prints "ok …" or "not ok …" a check. Wants PRODUCT (the program's folder) and QINQING_JAVA.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check() { if [ "$2" = "$3" ]; then echo "ok $1"; else echo "not ok $1: expected $3, was $2: $(head -c 400 "$work/out")"; fi; }
q() { "$PRODUCT/qinqing" --data "$work/数据" "$@" > "$work/out" 2>&1; }
has() { if grep -q -- "$2" "$work/out"; then echo "ok $1"; else echo "not ok $1: $(head -c 400 "$work/out")"; fi; }
hasnt() { if grep -q -- "$2" "$work/out"; then echo "not ok $1: $(head -c 400 "$work/out")"; else echo "ok $1"; fi; }
bin=${QINQING_JAVA%/java}
if [ ! -x "$bin/jar" ] || [ ! -x "$bin/javac" ]; then echo 'skip installing extensions (no jar tool and compiler beside java)'; exit 0; fi

office=云溪示例单位
printf 'correct horse battery' > "$work/secret"
keys() { # name [--code]
  q pack key new --algorithm ed25519 --name "$office" --passphrase-file "$work/secret" --key "$work/$1.key" --request "$work/$1.csr"
  check "a key is made ($1)" $? 0
  name=$1
  shift
  q pack key root --key "$work/$name.key" --request "$work/$name.csr" --output "$work/$name.pem" --passphrase-file "$work/secret" \
    --pack yunxi --locality 431100 --level city --issuer "$office" "$@" --json
  check "a root is made ($name)" $? 0
  fingerprint=$(sed -n 's/.*"fingerprint":"\([0-9a-f]*\)".*/\1/p' "$work/out")
  q pack key pin --fingerprint "$fingerprint" "$work/$name.pem"
  check "the root is pinned ($name)" $? 0
}
keys coder --code
keys plain

# An extension that leaves a mark when it runs: a file that its own property names.
mkdir -p "$work/src/sample/hello" "$work/classes" "$work/ext/plugins"
cat > "$work/src/sample/hello/Activator.java" <<'J'
package sample.hello;

import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

public final class Activator implements BundleActivator {
  public void start(BundleContext context) throws Exception {
    Files.writeString(Path.of("MARK"), context.getBundle().getVersion().toString());
  }

  public void stop(BundleContext context) {}
}
J
sed "s|MARK|$work/mark|" "$work/src/sample/hello/Activator.java" > "$work/src/sample/hello/A" && mv "$work/src/sample/hello/A" "$work/src/sample/hello/Activator.java"
framework=$(ls "$PRODUCT"/plugins/org.eclipse.osgi_*.jar | head -n 1)
"$bin/javac" --release 21 -cp "$framework" -d "$work/classes" "$work/src/sample/hello/Activator.java"
make() { # version
  cat > "$work/manifest" <<MF
Bundle-ManifestVersion: 2
Bundle-SymbolicName: sample.hello
Bundle-Version: $1
Bundle-Activator: sample.hello.Activator
Import-Package: org.osgi.framework
MF
  cat > "$work/ext/extension.yaml" <<Y
format: 1
id: yunxi-hello
title: 样例扩展
version: $1
publisher: $office
pack: yunxi
program: "[1.0.0,2.0.0)"
Y
  rm -f "$work/ext/plugins/sample.hello.jar"
  "$bin/jar" --create --file "$work/ext/plugins/sample.hello.jar" --manifest "$work/manifest" -C "$work/classes" .
}
sign() { # key output
  q extension sign --key "$work/$1.key" --certificate "$work/$1.pem" --passphrase-file "$work/secret" --output "$2" "$work/ext"
}
marked() { cat "$work/mark" 2> /dev/null; rm -f "$work/mark"; }

make 1.0.0
sign plain "$work/no.qinqing-extension"
check 'a certificate for bundles only signs no code' $? 1
has 'and it is said why' T-265
sign coder "$work/云溪.qinqing-extension"
check 'an extension is signed' $? 0
q extension list
has 'nothing is installed' 没有安装扩展
[ -e "$work/数据/extensions" ]; check 'no folder is made for nothing' $? 1
q extension install "$work/云溪.qinqing-extension"
check 'it is installed' $? 0
has 'and says that it takes effect at the next start' 下次启动
check 'it did not run yet' "$(marked)" ''
q extension list --json
has 'it is there after a restart' '"id":"yunxi-hello"[^}]*"state":"running"'
check 'and ran' "$(marked)" 1.0.0
rm -rf "$work/数据/osgi"
q extension list --json
has 'it survives a wipe of the cache' '"state":"running"'
check 'and ran again' "$(marked)" 1.0.0

cp "$work/云溪.qinqing-extension" "$work/forged.qinqing-extension"
printf 'x' | dd of="$work/forged.qinqing-extension" bs=1 seek=700 conv=notrunc 2> /dev/null
q extension install "$work/forged.qinqing-extension"
check 'a forged one is refused' $? 1
cp "$work/云溪.qinqing-extension" "$work/renamed.qinqing"
q pack install --allow-unsigned "$work/renamed.qinqing"
check 'it is no rule bundle under another name' $? 1
has 'and the way is named' 'extension install'
make 1.1.0
sign coder "$work/newer.qinqing-extension"
q extension install "$work/newer.qinqing-extension"
check 'a newer version is installed' $? 0
marked > /dev/null
q extension list --json
has 'the newer one runs' '"version":"1.1.0"[^}]*"state":"running"'
check 'and it alone' "$(marked)" 1.1.0
q extension install "$work/云溪.qinqing-extension"
check 'an older one is refused' $? 1

printf 'format: 1\nextensions: refuse\n' > "$work/数据/policy.yaml"
rm -f "$work/mark"
q extension list --json
check 'forbidden by policy it does not start' $? 1
has 'and is told' T-266
check 'nothing of it ran' "$(marked)" ''
rm -f "$work/数据/policy.yaml"

stored=$(find "$work/数据/extensions" -name '*.qinqing-extension' | head -n 1)
cp "$stored" "$work/kept"
chmod u+w "$stored"
printf 'damage' >> "$stored"
q extension list --json
check 'a damaged one does not start' $? 1
has 'the damaged one is told' T-286
check 'nothing of the damaged one ran' "$(marked)" ''
q check --json --locality national -- 收了一张购物卡
has 'the program goes on' '"verdict"'
cat "$work/kept" > "$stored"
q extension list --json
has 'mended it runs again' '"state":"running"'
q extension remove yunxi-hello
check 'it is removed' $? 0
has 'and says when that takes effect' 下次启动
marked > /dev/null
q extension list --json
hasnt 'it is gone after a restart' yunxi-hello
check 'and did not run' "$(marked)" ''
q extension remove yunxi-hello
check 'twice is once' $? 1
check 'nothing of it is left' "$(find "$work/数据/extensions" -type f | wc -l | tr -d ' ')" 0

# One that never returns: the program starts and ends all the same, and waits for it only once.
sed 's|^    Files.writeString.*|&\n    new java.util.concurrent.CountDownLatch(1).await();|' "$work/src/sample/hello/Activator.java" > "$work/src/sample/hello/A" \
  && mv "$work/src/sample/hello/A" "$work/src/sample/hello/Activator.java"
"$bin/javac" --release 21 -cp "$framework" -d "$work/classes" "$work/src/sample/hello/Activator.java"
make 1.2.0
sign coder "$work/waits.qinqing-extension"
q extension install "$work/waits.qinqing-extension"
check 'one that never returns is installed' $? 0
marked > /dev/null
q check --json --locality national -- 收了一张购物卡
has 'the program goes on without it' '"verdict"'
check 'it had been started' "$(marked)" 1.2.0
q extension list --json
has 'it is told' T-288
check 'and was not started again' "$(marked)" ''
q extension remove yunxi-hello
check 'and it can be removed' $? 0
