package codev.infra.documents;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as a drawing, in modules: the width of its smallest square. It has the lowest level of
 * error correction, with which modules are largest: a long text on paper is rather too fine than
 * damaged.
 *
 * @param size width and height, with the margin that readers need
 * @param path what is dark: rectangles, in the commands of an SVG path
 */
public record QrCode(int size, String path) {
  /** The standard asks for four modules without anything on each side. */
  private static final int MARGIN = 4;

  private static final int DARK = 1;

  /**
   * @throws IllegalArgumentException if the text is too long for a QR code
   */
  public static QrCode of(String text) {
    try {
      var modules = Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
      return new QrCode(modules.getWidth() + 2 * MARGIN, path(modules));
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code has so long a text", e);
    }
  }

  /**
   * Rectangles that cover the dark modules. Lines as thick as a module take half the space in a
   * file, but viewers round their thickness to pixels: not all codes were read again.
   */
  private static String path(ByteMatrix modules) {
    var left = new ByteMatrix(modules.getWidth(), modules.getHeight());
    for (int y = 0; y < modules.getHeight(); y++)
      for (int x = 0; x < modules.getWidth(); x++) left.set(x, y, modules.get(x, y));
    var path = new StringBuilder();
    for (int y = 0; y < left.getHeight(); y++)
      for (int x = 0; x < left.getWidth(); x++)
        if (left.get(x, y) == DARK) {
          int width = 1;
          while (isDark(left, x, y, width + 1)) width++;
          int height = 0;
          for (; isDark(left, x, y + height, width); height++)
            for (int i = 0; i < width; i++) left.set(x + i, y + height, 0);
          path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN);
          path.append('h').append(width).append('v').append(height);
          path.append("h-").append(width).append('z');
        }
    return path.toString();
  }

  /** Whether so many modules from one on are. */
  private static boolean isDark(ByteMatrix modules, int x, int y, int width) {
    if (y >= modules.getHeight() || x + width > modules.getWidth()) return false;
    for (int i = 0; i < width; i++) if (modules.get(x + i, y) != DARK) return false;
    return true;
  }
}
