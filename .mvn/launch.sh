# What ./run-local and ./bench share: builds what is stale and starts a JVM as somebody who may run PostgreSQL. Sourced
# with $home (the checkout) and $modules (whose jars are needed, local-stack among them) set, and for images with
# $image_modules (whose jars an image is made of).

local_dir="$home/.local"
build_log="$local_dir/build.log"
mkdir -p "$local_dir"
chmod 700 "$local_dir"

# What tells when a module was packed. (A Spring Boot jar carries a fixed time, so that builds are reproducible.)
packed() {
  jar="$home/$1/target/$1.jar"
  if [ -f "$jar.original" ]; then echo "$jar.original"; else echo "$jar"; fi
}

# The jars of an image are made after the module's own, where they are wanted.
lacks_image_jar() {
  case " ${image_modules:-} " in *" $1 "*) ;; *) return 1 ;; esac
  ! [ "$home/$1/target/image/app.jar" -nt "$(packed "$1")" ]
}

# Missing, older than something that it is made of, or older than the libraries that others contain.
is_stale() {
  [ -f "$home/$1/target/$1.jar" ] || return 0
  lacks_image_jar "$1" ||
    [ -n "$(find "$home/$1/pom.xml" "$home/pom.xml" "$home/$1/src/main" -newer "$(packed "$1")" -type f -print 2>/dev/null |
      head -n 1)" ] || [ "$(packed common)" -nt "$(packed "$1")" ] || [ "$(packed topics)" -nt "$(packed "$1")" ]
}

starts() {
  case " $modules " in *" $1 "*) ;; *) return 1 ;; esac
}

stale_modules() {
  for module in $modules; do
    if is_stale "$module"; then echo "$module"; fi
  done
  for module in local-stack benchmarks operations rehearsals; do
    if starts "$module" && ! [ -d "$home/$module/target/lib" ]; then echo "$module"; fi
  done
}

build_progress() {
  # the reactor's own headlines, as they come
  sed -n -u -e 's/^\[INFO\] Building \(.*\) \[\(.*\)\]$/  \2  \1/p' -e '/^\[ERROR\]/p'
}

# How jars are made that somebody waits for: neither tests nor style are looked at.
jars_only=(--batch-mode -Dmaven.test.skip -Dspotless.check.skip -Dcheckstyle.skip)

build_stale() {
  stale="$(stale_modules | sort -u | paste -sd, -)"
  [ -n "$stale" ] || return 0
  echo "Building $stale (log: $build_log)"
  started=$SECONDS
  touch "$local_dir/build.started"
  if [ -n "${image_modules:-}" ]; then skipped=""; else skipped="-Dimage.skip -Dspring-boot.aot.skip"; fi
  # shellcheck disable=SC2086 # options, none of which has a space
  if ! (cd "$home" && ./mvnw "${jars_only[@]}" $skipped -pl "$stale" -am package 2>&1 |
    tee "$build_log" | build_progress; exit "${PIPESTATUS[0]}"); then
    echo "The build failed. Its log ends so:" >&2
    tail -n 30 "$build_log" >&2
    exit 1
  fi
  # what was edited during the build is newer than its jar; no jar is newer than another
  for module in ${stale//,/ }; do touch -r "$local_dir/build.started" "$(packed "$module")"; done
  echo "  built in $((SECONDS - started)) s"
}

require_jars() {
  for module in $modules; do
    [ -f "$home/$module/target/$module.jar" ] || {
      echo "There is no $module/target/$module.jar. Start without --no-build." >&2
      exit 1
    }
    if lacks_image_jar "$module"; then
      echo "There is no $module/target/image/app.jar of the same build. Start without --no-build." >&2
      exit 1
    fi
  done
  for module in local-stack benchmarks operations rehearsals; do
    if starts "$module" && ! [ -d "$home/$module/target/lib" ]; then
      echo "There is no $module/target/lib. Start without --no-build." >&2
      exit 1
    fi
  done
}

# PostgreSQL refuses to run as root. Its starter makes a user namespace for it; where that is forbidden (as in many
# containers) everything runs as the user "nobody" instead.
as_somebody_who_may_run_postgres() {
  if [ "$(id -u)" -ne 0 ] || unshare -U true 2>/dev/null; then
    exec "$@"
  fi
  command -v setpriv >/dev/null || {
    echo "PostgreSQL cannot run as root here: start ./run-local as a normal user, or install util-linux (setpriv)." >&2
    exit 1
  }
  chown -R 65534:65534 "$local_dir"
  HOME="$local_dir" exec setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}

# The jars that are needed: built where stale ("yes"), or demanded as they are ("no").
have_jars() {
  if [ "$1" = yes ]; then build_stale; else require_jars; fi
  mkdir -p "$local_dir/cache"
}
