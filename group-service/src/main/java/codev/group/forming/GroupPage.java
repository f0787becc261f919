package codev.group.forming;

import codev.group.directory.Directory;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Reason;
import codev.group.domain.Refused;
import codev.group.roster.Roster;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Forms a single group on a page. */
@Controller
@RequestMapping("/programmes/{programme}/groups")
class GroupPage {
  private final FormingGroups forming;
  private final Directory directory;
  private final Roster roster;
  private final Mistakes mistakes;

  GroupPage(FormingGroups forming, Directory directory, Roster roster, Mistakes mistakes) {
    this.forming = forming;
    this.directory = directory;
    this.roster = roster;
    this.mistakes = mistakes;
  }

  @GetMapping("/new")
  ModelAndView blank(@PathVariable UUID programme, Who who) {
    who.mustBe(Role.MANAGER);
    var fresh = Typed.usually(Map.of("id", UUID.randomUUID().toString()));
    return drawn(programme, fresh, Map.of(), who);
  }

  /** A refusal is said beside the form, which stays as it is. */
  @PostMapping(headers = "HX-Request")
  ResponseEntity<Void> formInPlace(
      @PathVariable UUID programme, @Valid @ModelAttribute GroupForm form, Who who) {
    var position = forming.formed(programme, form, who).position();
    return Onward.to("/programmes/" + programme, position);
  }

  /** Where no script runs the page comes again, with all that was typed and what is wrong. */
  @PostMapping
  Object form(
      @PathVariable UUID programme,
      @ModelAttribute GroupForm form,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      Who who,
      Locale language) {
    who.mustBe(Role.MANAGER);
    var errors = Mistakes.inOrder(mistakes.in(form, unreadable, language), GroupForm.class);
    if (errors.isEmpty()) {
      try {
        var position = forming.formed(programme, form, who).position();
        return Onward.to("/programmes/" + programme, position, false);
      } catch (Refused no) {
        errors.put(field(no.reason()), mistakes.say(no, language));
      }
    }
    var page = drawn(programme, new Typed(sent), errors, who);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView drawn(UUID programme, Typed typed, Map<String, String> errors, Who who) {
    var page = new ModelAndView("forming/group");
    page.addObject("programme", roster.programme(new ProgrammeId(programme), who));
    page.addObject("typed", typed);
    page.addObject("errors", errors);
    page.addObject("people", directory.byName());
    page.addObject("pool", roster.facilitators(who));
    return page;
  }

  private static String field(Reason reason) {
    return switch (reason) {
      case FACILITATOR_IS_A_MEMBER -> "facilitator";
      case FEWER_THAN_THREE_MEMBERS,
          MORE_THAN_EIGHT_MEMBERS,
          MEMBER_NAMED_TWICE,
          MEMBER_WITH_THEIR_MANAGER,
          UNKNOWN_PEOPLE ->
          "members";
      default -> "name";
    };
  }
}
