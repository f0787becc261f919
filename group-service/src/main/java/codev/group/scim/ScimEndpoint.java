package codev.group.scim;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What the controllers of SCIM have in common: how they refuse. */
abstract class ScimEndpoint {
  final ScimAnswers answers;

  ScimEndpoint(ScimAnswers answers) {
    this.answers = answers;
  }

  @ExceptionHandler
  ResponseEntity<byte[]> refuse(Exception failure, HttpServletRequest request, Locale language) {
    return answers.refusal(failure, request, language);
  }
}
