package codev.learning.surveys;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.LearningServiceCommand.LoadInstrument;
import codev.learning.domain.RuleViolationException;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.value.ProgrammeId;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP endpoints with which a programme's managers load an instrument, from a program or from a
 * page.
 */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
public record InstrumentUploadController(
    CommandSender commands,
    InstrumentPageController page,
    MessageSource texts,
    JsonMapper json,
    InstantSource clock) {
  /**
   * The file as it is. Loaded again unchanged it changes nothing; changed, it is the next version
   * of its key.
   */
  @PostMapping(
      path = "/api/programmes/{id}/instruments",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  CommandResult load(
      @PathVariable UUID id,
      @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = ProgrammeInstrument.class)))
          @RequestBody
          String file,
      CurrentUser user) {
    try {
      return send(id, InstrumentFileParser.read(file, json), user);
    } catch (InvalidInstrumentFileException e) {
      var all = e.errors().stream().map(InstrumentUploadController::malformed).toList();
      throw all.getFirst().and(all.subList(1, all.size()));
    }
  }

  private static MalformedRequestException malformed(InstrumentFileError error) {
    var sentence = new DefaultMessageSourceResolvable(codes(error), error.arguments().toArray());
    return new MalformedRequestException(error.field(), "loading.at-line", error.line(), sentence);
  }

  private static String[] codes(InstrumentFileError error) {
    return new String[] {error.sentence()};
  }

  /**
   * @param line of the file; nothing where it is not about one
   */
  record Line(@Nullable Integer line, String field, String message) {}

  /** From the page, which works without a script: what is wrong is shown beside what was sent. */
  @PostMapping("/outcomes/{id}/instruments")
  Object loadOnPage(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String text,
      CurrentUser user,
      Locale language)
      throws IOException {
    var submitted = submittedText(file, text);
    try {
      var position = send(id, InstrumentFileParser.read(submitted, json), user).position();
      return RedirectAfterPost.to("/outcomes/" + id + "/instruments", position, false);
    } catch (InvalidInstrumentFileException e) {
      return pageWithErrors(
          id,
          submitted,
          e.errors().stream()
              .map(wrong -> new Line(wrong.line(), wrong.field(), message(wrong, language)))
              .toList());
    } catch (RuleViolationException e) {
      var why = texts.getMessage(e.violation().key(), e.arguments().toArray(), language);
      return pageWithErrors(id, submitted, List.of(new Line(null, "", why)));
    }
  }

  private ModelAndView pageWithErrors(UUID programme, String submitted, List<Line> errors) {
    var errorPage = new ModelAndView("surveys/instruments", HttpStatus.UNPROCESSABLE_CONTENT);
    page.fill(errorPage.getModelMap(), programme);
    errorPage.addObject("sent", submitted);
    errorPage.addObject("errors", errors);
    return errorPage;
  }

  private CommandResult send(UUID programme, ProgrammeInstrument instrument, CurrentUser user) {
    return commands.send(
        new LoadInstrument(
            new ProgrammeId(programme),
            instrument,
            new Username(user.username()),
            clock.instant()));
  }

  private static String submittedText(@Nullable MultipartFile file, @Nullable String text)
      throws IOException {
    return file != null && !file.isEmpty()
        ? new String(file.getBytes(), StandardCharsets.UTF_8)
        : text == null ? "" : text;
  }

  private String message(InstrumentFileError error, Locale language) {
    return texts.getMessage(error.sentence(), error.arguments().toArray(), language);
  }
}
