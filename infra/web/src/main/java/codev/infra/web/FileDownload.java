package codev.infra.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The response that a browser saves as a file; its content is still to be given. */
public final class FileDownload {
  private FileDownload() {}

  /**
   * @param name in ASCII
   */
  public static ResponseEntity.BodyBuilder named(String name) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"');
  }

  public static ResponseEntity.BodyBuilder csv(String name) {
    return named(name).contentType(new MediaType("text", "csv", UTF_8));
  }
}
