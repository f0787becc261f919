package codev.group.imports.file;

import codev.infra.web.problem.MalformedRequestException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A list as text: from a file, or else as it was typed. */
public final class UploadedText {
  private UploadedText() {}

  public static String of(@Nullable MultipartFile file, @Nullable String table) throws IOException {
    if (file != null && !file.isEmpty()) {
      var bytes = file.getBytes();
      if (PeopleWorkbookReader.isOldWorkbook(bytes))
        throw new MalformedRequestException("", "group.people.not-a-workbook");
      return PeopleWorkbookReader.isWorkbook(bytes)
          ? PeopleWorkbookReader.text(bytes)
          : CharsetDetector.text(bytes);
    }
    if (table == null || table.isBlank())
      throw new MalformedRequestException("", "group.people.nothing-chosen");
    return table;
  }
}
