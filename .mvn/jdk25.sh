# Chooses the JDK for every tool of this repository. Sourced by ./mvnw and ./run-local, from any directory.
#
# The formatter and Error Prone use the compiler of the JVM that Maven runs on, so the JDK must be chosen before Maven
# starts; a toolchain would come too late. BANKFEED_JAVA_HOME wins; then JAVA_HOME and the java on the PATH if they are
# new enough; then the places where JDKs are usually installed.

bankfeed_jdk_version() {
  [ -x "$1/bin/javac" ] || { echo 0; return; }
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi
}

bankfeed_is_jdk25() {
  version="$(bankfeed_jdk_version "$1")"
  [ "${version:-0}" -ge 25 ] 2>/dev/null
}

bankfeed_java_on_path() {
  found="$(command -v javac 2>/dev/null)" || return 0
  while [ -L "$found" ]; do
    target="$(readlink "$found")"
    case "$target" in /*) found="$target" ;; *) found="$(dirname "$found")/$target" ;; esac
  done
  dirname "$(dirname "$found")"
}

bankfeed_find_jdk25() {
  mac_home=""
  [ -x /usr/libexec/java_home ] && mac_home="$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)"
  for candidate in "${BANKFEED_JAVA_HOME:-}" "${JAVA_HOME:-}" "$(bankfeed_java_on_path)" "$mac_home" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/*; do
    [ -n "$candidate" ] && bankfeed_is_jdk25 "$candidate" && { echo "$candidate"; return 0; }
  done
  return 1
}

if ! JAVA_HOME="$(bankfeed_find_jdk25)"; then
  cat >&2 <<'MESSAGE'
Bankfeed needs a JDK 25 or newer, and none was found in JAVA_HOME, on the PATH or in the usual places.

  Debian/Ubuntu   apt-get install temurin-25-jdk       (repository: https://adoptium.net/installation/linux)
  macOS           brew install --cask temurin@25
  SDKMAN          sdk install java 25-tem

If one is installed elsewhere, name it:   BANKFEED_JAVA_HOME=/path/to/jdk-25 ./mvnw verify
MESSAGE
  exit 69
fi
export JAVA_HOME
