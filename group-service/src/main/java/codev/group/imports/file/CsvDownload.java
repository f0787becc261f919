package codev.group.imports.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A CSV file to be saved and opened in a spreadsheet. */
public final class CsvDownload {
  private CsvDownload() {}

  public static ResponseEntity<byte[]> of(String name, String csv) {
    var disposition = ContentDisposition.attachment().filename(name).build();
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(csv.getBytes(UTF_8));
  }
}
