package io.bankfeed.localstack.service;

import java.nio.file.Path;

/** The files that a deployment mounts as secrets. */
enum KeyFile {
    KEK("kek.json"),
    SEALING_PRIVATE("sealing-private.json"),
    SEALING_PUBLIC("sealing-public.json"),
    CAPABILITY("capability.json"),
    TRUELAYER_CREDENTIALS("truelayer-credentials");

    private final String fileName;

    KeyFile(String fileName) {
        this.fileName = fileName;
    }

    Path in(Path directory) {
        return directory.resolve(fileName);
    }
}
