# Every image of Bankfeed. MODULE names the module; JARS says where its jar and the runtime come from:
#   build    made here, from the sources, with nothing but this file (the default)
#   outside  made before, by ./images on a machine with a JDK 25: what is packed is what was tested
# Targets: service (the four services), tool (simulator, local stack), cli (the command line).
ARG JARS=build

FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --quiet -Dmaven.test.skip -Dspotless.check.skip -Dcheckstyle.skip package && \
    deploy/link-runtime target/runtime

FROM debian:trixie-slim AS outside
ARG MODULE
COPY target/runtime /src/target/runtime
COPY ${MODULE}/target /src/${MODULE}/target

FROM ${JARS} AS made

# What is copied into the images: whenever it is made the same, so all of it has one time, and its directories with it.
FROM debian:trixie-slim AS java
COPY --from=made /src/target/runtime /java/opt/java
RUN find /java -exec touch --no-dereference --date=@0 {} +

FROM debian:trixie-slim AS files
COPY deploy/image/ /files/app/
COPY deploy/image-cli/ /cli/app/bin/
RUN find /files /cli -exec touch --no-dereference --date=@0 {} +

# The services: what changes seldom in a layer of its own, before what changes often.
FROM made AS jars
ARG MODULE
RUN mkdir -p /libraries/app/lib /application/app && \
    cp /src/${MODULE}/target/image/libraries.jar /libraries/app/lib/ && \
    cp /src/${MODULE}/target/image/app.jar /application/app/ && \
    find /libraries /application -exec touch --no-dereference --date=@0 {} +

FROM made AS flat
ARG MODULE
RUN mkdir -p /flat/app/lib && cp /src/${MODULE}/target/${MODULE}.jar /flat/app/app.jar && \
    if [ -d /src/${MODULE}/target/lib ]; then cp /src/${MODULE}/target/lib/*.jar /flat/app/lib/ && rm -f /flat/app/lib/embedded-postgres-*; fi
COPY config/topics.yml config/tenants.yml /flat/app/config/
RUN mkdir -p /volumes/keys/all /volumes/keys/token /volumes/keys/auth /volumes/keys/capability /volumes/keys/issuer && \
    find /flat /volumes -exec touch --no-dereference --date=@0 {} +

# Of Debian what a JVM and a shell need, and the names of the packages that it comes from, for whoever scans for their flaws.
FROM debian:trixie-slim AS root
COPY --from=made /src/target/runtime /opt/java
COPY deploy/image-root /usr/local/bin/image-root
RUN image-root /root-of-image

FROM scratch AS runtime
COPY --from=root /root-of-image/ /
COPY --from=java /java/ /
COPY --from=files /files/ /
# Threads share the C library's heap: each with one of its own would keep what it once needed.
ENV PATH=/opt/java/bin:/app/bin:/usr/bin:/bin LANG=C.UTF-8 HOME=/tmp MALLOC_ARENA_MAX=1
WORKDIR /app
# Nobody in particular; whoever mounts secrets gives them to this group.
USER 10001:10001
LABEL org.opencontainers.image.title="Bankfeed" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.vendor="Bankfeed"
ENTRYPOINT ["java", "@/app/java.options"]

FROM runtime AS service
ARG MODULE
ARG REVISION=unknown
ARG VERSION=0.1.0-SNAPSHOT
LABEL org.opencontainers.image.ref.name="bankfeed/${MODULE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=jars /libraries/ /
COPY --from=jars /application/ /
# With the beans that were decided on when it was built.
ENTRYPOINT ["java", "@/app/java.options", "-Dspring.aot.enabled=true"]
CMD ["-jar", "/app/app.jar"]

FROM runtime AS tool
ARG MODULE
ARG REVISION=unknown
ARG VERSION=0.1.0-SNAPSHOT
LABEL org.opencontainers.image.ref.name="bankfeed/${MODULE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=flat /flat/ /
# Volumes that are mounted here belong to who writes them.
COPY --from=flat --chown=10001:10001 /volumes/ /

# The command line, on the path of whoever opens a shell in it.
FROM tool AS cli
COPY --from=files /cli/ /
ENTRYPOINT ["bankfeed"]

# A service with the cache of loaded and linked classes that a training run has left (./images --train).
FROM service AS trained
COPY --from=cache app.aot /app/app.aot
CMD ["-XX:AOTCache=/app/app.aot", "-jar", "/app/app.jar"]
