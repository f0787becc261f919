package codev.infra.letters;

import java.util.List;

/**
 * One letter to one person. It says that something is to be done and where; never what was said.
 *
 * @param id names it for ever: of what kind, about what, to whom. What has the same id is sent once
 * @param lines its paragraphs
 * @param path of the page that it leads to, below the public address
 */
public record Letter(
    String id,
    Addressee to,
    Sentence subject,
    List<Sentence> lines,
    String path,
    List<Enclosure> enclosures) {
  public Letter {
    lines = List.copyOf(lines);
    enclosures = List.copyOf(enclosures);
  }
}
