package io.bankfeed.benchmarks.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One kept-alive connection that sends and awaits one delivery after the other; opened anew where it was closed. */
final class Sender implements AutoCloseable {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final byte[] buffer = new byte[4096];
    private Socket socket;

    Sender(int port) throws IOException {
        this.port = port;
        this.socket = open();
    }

    /** The status of the answer, which has no body. */
    int send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String head = head(socket.getInputStream());
        if (head.toLowerCase(java.util.Locale.ROOT).contains("connection: close")) {
            socket.close();
            socket = open();
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    private String head(InputStream in) throws IOException {
        int length = 0;
        while (!endsHead(length)) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new IOException("closed without an answer");
            }
            length += read;
        }
        return new String(buffer, 0, length, StandardCharsets.US_ASCII);
    }

    private boolean endsHead(int length) {
        int start = length - END_OF_HEAD.length;
        return start >= 0 && java.util.Arrays.equals(buffer, start, length, END_OF_HEAD, 0, END_OF_HEAD.length);
    }

    private Socket open() throws IOException {
        var opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(30_000);
        return opened;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
