package codev.group.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.group.directory.DisplayNames;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.programme.TrainingDescription;
import codev.infra.eventstore.digest.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * The digest of what the documents of an archive are made of: the programme, its description, each
 * attendance sheet with its signatures and marks, and the names of people. Certificates and the
 * index follow from these.
 */
final class EvidenceDigest {
  private EvidenceDigest() {}

  /**
   * Equal as long as every document of the archive says the same. Records are read as text, in
   * which lists have their order, so that another instance finds the same.
   *
   * @param training completed by the platform's settings
   */
  static String of(
      ProgrammeSettings programme,
      TrainingDescription training,
      List<AttendanceSheetQueries.GroupSheets> groups,
      DisplayNames names) {
    var sha = Sha256.begin();
    update(sha, programme);
    update(sha, training);
    for (var held : groups) {
      update(sha, held.group().name());
      for (var sheet : held.sheets()) {
        update(sha, sheet);
        for (var person : sheet.people()) update(sha, names.of(person));
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static void update(MessageDigest sha, Object part) {
    sha.update((part + "\n").getBytes(UTF_8));
  }
}
