package codev.infra.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.PdfInspection;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A tagged PDF file")
class TaggedPdfTest {
  @Test
  @DisplayName("loads nothing over the network, whatever the markup names")
  void loads_nothing_over_the_network() throws IOException {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      var there = "http://127.0.0.1:" + server.getAddress().getPort();
      TaggedPdf.of(naming(there));
    } finally {
      server.stop(0);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("reads no file, whatever the markup names")
  void reads_no_file(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("style.css"), "p::after { content: 'secret' }", UTF_8);
    Files.writeString(folder.resolve("page.html"), "<p>secret</p>", UTF_8);
    var pdf = TaggedPdf.of(naming(folder.toUri().toString().replaceAll("/$", "")));
    assertThat(PdfInspection.text(pdf)).contains("Text").doesNotContain("secret");
  }

  @Test
  @DisplayName("is not made of markup that declares entities")
  void refuses_entities() {
    var markup =
        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><html><body>&x;</body></html>";
    assertThatThrownBy(() -> TaggedPdf.of(markup)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("is found to be inaccessible where its headings leave out a level")
  void the_judge_finds_violations() throws IOException {
    var pdf =
        TaggedPdf.of(
            "<html lang='en'><head><title>Title</title><style>body { font-family: 'Liberation Sans'"
                + " }</style></head><body><h1>One</h1><h3>Three</h3></body></html>");
    assertThat(PdfInspection.accessibilityViolations(pdf)).isNotEmpty();
  }

  private static String naming(String where) {
    return """
        <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
        <head>
          <title>Title</title>
          <link rel="stylesheet" href="WHERE/style.css"/>
          <style>
            @import url(WHERE/style.css);
            @font-face { font-family: Other; src: url(WHERE/font.ttf); }
            p { font-family: Other, "Liberation Sans"; background-image: url(WHERE/image.png); }
          </style>
        </head>
        <body>
          <p>Text</p>
          <img src="WHERE/image.png" alt="an image"/>
          <object type="text/html" data="WHERE/page.html">Other</object>
          <iframe src="WHERE/page.html"></iframe>
        </body>
        </html>
        """
        .replace("WHERE", where);
  }
}
