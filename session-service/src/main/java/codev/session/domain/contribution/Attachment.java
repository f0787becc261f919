package codev.session.domain.contribution;

import codev.session.domain.value.EncryptedText;

/**
 * A file that belongs to an entry. Its content is stored beside the log, encrypted.
 *
 * @param digest SHA-256 of the encrypted content, in hexadecimal: it finds the content, and proves
 *     that it is the one that was attached
 */
public record Attachment(EncryptedText name, Type type, int bytes, String digest) {
  /** In bytes, of the content as it is stored. */
  public static final int MOST_BYTES = 5 << 20;

  /** What a file may be; images are shown on the page, a document is downloaded. */
  public enum Type {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif"),
    PDF("application/pdf", "pdf");

    private final String mediaType;
    private final String extension;

    Type(String mediaType, String extension) {
      this.mediaType = mediaType;
      this.extension = extension;
    }

    public String mediaType() {
      return mediaType;
    }

    public String extension() {
      return extension;
    }

    public boolean isImage() {
      return this != PDF;
    }
  }
}
