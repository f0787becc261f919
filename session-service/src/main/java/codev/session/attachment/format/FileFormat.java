package codev.session.attachment.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import codev.session.domain.contribution.Attachment;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Recognises a file by its content, whatever its name says, and rewrites an image block by block
 * with only what its picture needs: place, device, comments and whatever follows the picture are
 * left out. A document is kept as it is.
 */
public final class FileFormat {
  private static final List<FileFormat> ALL =
      List.of(
          new FileFormat(Attachment.Type.PNG, "\u0089PNG\r\n\u001a\n", PngChunks::copy),
          new FileFormat(Attachment.Type.JPEG, "\u00ff\u00d8\u00ff", JpegSegments::copy),
          new FileFormat(Attachment.Type.GIF, "GIF8", GifBlocks::copy),
          new FileFormat(Attachment.Type.WEBP, "RIFF", WebpChunks::copy),
          new FileFormat(Attachment.Type.PDF, "%PDF-", FileFormat::document));

  /** A reader looks for the end of a document in so many bytes. */
  private static final int END_OF_DOCUMENT = 1024;

  private final Attachment.Type type;
  private final byte[] signature;
  private final UnaryOperator<byte[]> rewriting;

  private FileFormat(Attachment.Type type, String signature, UnaryOperator<byte[]> rewriting) {
    this.type = type;
    this.signature = signature.getBytes(ISO_8859_1);
    this.rewriting = rewriting;
  }

  /** A file as it is stored. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  public record RecognisedFile(Attachment.Type type, byte[] content) {}

  /** Empty when it is none of the accepted formats, or damaged. */
  public static Optional<RecognisedFile> recognise(byte[] content) {
    return ALL.stream()
        .filter(format -> startsWith(content, format.signature))
        .findFirst()
        .flatMap(format -> format.rewritten(content));
  }

  private Optional<RecognisedFile> rewritten(byte[] content) {
    try {
      return Optional.of(new RecognisedFile(type, rewriting.apply(content)));
    } catch (DamagedFileException
        | BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static byte[] document(byte[] content) {
    var from = Math.max(0, content.length - END_OF_DOCUMENT);
    var end = new String(content, from, content.length - from, ISO_8859_1);
    if (!end.contains("%%EOF")) throw new DamagedFileException();
    return content;
  }

  private static boolean startsWith(byte[] content, byte[] signature) {
    return content.length >= signature.length
        && Arrays.equals(content, 0, signature.length, signature, 0, signature.length);
  }
}
