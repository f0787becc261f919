package codev.session.attachment;

import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;
import codev.session.attachment.format.FileFormat;
import codev.session.domain.contribution.Attachment;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A submitted file, checked and as it will be stored. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
public record UploadedFile(String name, Attachment.Type type, byte[] content) {
  /** Where it is sent to. */
  public static final String PATH = "/api/sessions/{session}/entries/{entry}/attachment";

  private static final String FIELD = "file";
  private static final int MOST_NAME = 200;
  private static final int MEGABYTE = 1 << 20;

  /**
   * @param disposition header {@code Content-Disposition} that names it; null: it has no name
   * @throws MalformedRequestException if it is no image and no PDF, or the header is no such header
   * @throws RefusedException if it is too large
   */
  public static UploadedFile of(@Nullable String disposition, byte[] content) {
    if (content.length > Attachment.MOST_BYTES)
      throw new RefusedException(
          new Refusal(413, "session.attachment.too-large", Attachment.MOST_BYTES / MEGABYTE));
    var file =
        FileFormat.recognise(content)
            .orElseThrow(() -> new MalformedRequestException(FIELD, "session.attachment.format"));
    return new UploadedFile(
        nameOf(submittedName(disposition), file.type()), file.type(), file.content());
  }

  /** Of a content that was accepted once. */
  static Optional<Attachment.Type> typeOf(byte[] content) {
    return FileFormat.recognise(content).map(FileFormat.RecognisedFile::type);
  }

  private static String submittedName(@Nullable String disposition) {
    if (disposition == null) return "";
    try {
      return Objects.requireNonNullElse(ContentDisposition.parse(disposition).getFilename(), "");
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) { // of a single quote
      throw new MalformedRequestException(
          HttpHeaders.CONTENT_DISPOSITION, "session.attachment.name");
    }
  }

  /**
   * Without the folders of the author's machine, control characters and whatever a file system does
   * not like, and with the extension of what it is.
   */
  private static String nameOf(String name, Attachment.Type type) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"*:<>?|]", "").strip();
    if (plain.length() > MOST_NAME) plain = end(plain).strip();
    var lower = plain.toLowerCase(Locale.ROOT);
    if (lower.endsWith("." + type.extension())
        || (type == Attachment.Type.JPEG && lower.endsWith(".jpeg"))) return plain;
    return (plain.isEmpty() ? "codev" : plain) + "." + type.extension();
  }

  /** Its last characters, none of them halved. */
  private static String end(String name) {
    int from = name.length() - MOST_NAME;
    return name.substring(Character.isLowSurrogate(name.charAt(from)) ? from + 1 : from);
  }
}
