package codev.infra.systemtest;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Images that people attach. */
final class Drawings {
  private Drawings() {}

  /** A few lines and boxes, as on a board. */
  static byte[] png(int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(new Color(0x1f4e79));
    pen.setStroke(new BasicStroke(6));
    for (int i = 0; i < 3; i++)
      pen.drawRoundRect(60 + i * width / 3, height / 3, width / 5, height / 4, 30, 30);
    pen.drawLine(60 + width / 5, height / 2, 60 + width / 3, height / 2);
    pen.dispose();
    return bytes(image);
  }

  /** A square of noise, which does not compress: 1,600 pixels are more than 5 MB. */
  static byte[] noise(int side) throws IOException {
    var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    var chance = new Random(1);
    for (int x = 0; x < side; x++)
      for (int y = 0; y < side; y++) image.setRGB(x, y, chance.nextInt(1 << 24));
    return bytes(image);
  }

  private static byte[] bytes(BufferedImage image) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
