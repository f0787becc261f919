package codev.group.overview;

import codev.group.authority.ProgrammeAccess;
import codev.group.domain.programme.ProgrammeId;
import codev.group.evidence.ProgrammeExportLog;
import codev.group.facilitators.FacilitatorWorkloadQueries;
import codev.group.participants.ParticipantQueries;
import codev.group.programme.ProgrammeQueries;
import codev.infra.web.FileDownload;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.ExportKind;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Page of a programme with all its groups, for its managers. */
@Controller
@RequiredAccess(AccessPolicy.PROGRAMME_REVIEWER)
record ProgrammeOverviewPageController(
    ProgrammeOverviewQueries overviews,
    ProgrammeQueries programmeQueries,
    FacilitatorWorkloadQueries facilitatorQueries,
    ProgrammeAccess access,
    ParticipantQueries participantQueries,
    GroupBoardCsv boardCsv,
    ProgrammeExportLog exports,
    Clock clock,
    ZoneId zone) {
  /**
   * @param drawnIn the part of the page that is to be drawn anew, if not all of it
   */
  @GetMapping("/programmes/{id}")
  String programme(
      @PathVariable UUID id,
      @Valid @ModelAttribute("wanted") GroupFilter filter,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String drawnIn,
      CurrentUser user,
      Model model) {
    var programme = programmeQueries.programme(new ProgrammeId(id), user);
    var board = overviews.of(programme, user);
    model.addAttribute("programme", programme);
    model.addAttribute("board", board);
    model.addAttribute("zone", zone);
    model.addAttribute(
        "isOver", programme.settings().isOverOn(LocalDate.now(clock.withZone(zone))));
    var found = board.of(filter);
    model.addAttribute("found", found.size());
    model.addAttribute("lines", found.stream().limit(filter.most()).toList());
    model.addAttribute("isManager", access.mayManage(user, programme.id()));
    model.addAttribute("auditsOrganisation", access.of(user).auditsOrganisation());
    if (board.lines().isEmpty()) {
      model.addAttribute("hasPeople", !participantQueries.of(programme.id()).isEmpty());
      model.addAttribute("hasPool", !facilitatorQueries.facilitators(user).isEmpty());
    }
    return "found".equals(drawnIn) ? "overview/programme :: found" : "overview/programme";
  }

  /** The groups that the page shows, all of them, for a spreadsheet. */
  @GetMapping(path = "/programmes/{id}/groups.csv", produces = "text/csv;charset=UTF-8")
  ResponseEntity<String> groups(
      @PathVariable UUID id,
      @Valid @ModelAttribute("wanted") GroupFilter filter,
      CurrentUser user,
      Locale language) {
    var programme = programmeQueries.programme(new ProgrammeId(id), user);
    var found = overviews.of(programme, user).of(filter);
    exports.add(ExportKind.PROGRAMME_GROUPS, programme.id(), user);
    return FileDownload.csv("codev-groups.csv").body(boardCsv.of(found, language));
  }
}
