package codev.infra.documents;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Outlines of a font's characters, read from its file and not from the machine's fonts. */
final class FontOutlines {
  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double unitsPerEm;

  private FontOutlines(TrueTypeFont font) throws IOException {
    this.font = font;
    characters = font.getUnicodeCmapLookup();
    unitsPerEm = font.getUnitsPerEm();
  }

  static FontOutlines of(FontFile file) {
    try (var data = file.open()) {
      return new FontOutlines(new TTFParser().parse(new RandomAccessReadBuffer(data)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double width(String text, double size) {
    return text.codePoints().mapToDouble(character -> advance(character, size)).sum();
  }

  /** From the origin to the right, on the baseline; y grows downwards. */
  Shape outline(String text, double size) {
    var path = new Path2D.Double();
    var scale = size / unitsPerEm;
    double x = 0;
    for (var character : text.codePoints().toArray()) {
      path.append(
          new AffineTransform(scale, 0, 0, -scale, x, 0).createTransformedShape(glyph(character)),
          false);
      x += advance(character, size);
    }
    return path;
  }

  private double advance(int character, double size) {
    try {
      return font.getAdvanceWidth(characters.getGlyphId(character)) * size / unitsPerEm;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Shape glyph(int character) {
    try {
      var glyph = font.getGlyph().getGlyph(characters.getGlyphId(character));
      return glyph == null ? new Path2D.Double() : glyph.getPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
