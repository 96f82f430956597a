package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Banks;
import io.bankfeed.simulator.connection.Secrets;
import io.bankfeed.simulator.settings.Clients;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.Pages;

/** Puts the dialog together. */
public record DialogParts(
        Clients clients, Banks banks, Switches switches, SimulatorClock clock, Journey journey, Secrets secrets) {

    public Dialog dialog(CodeGiver codes) {
        Pages templates = new Pages("/dialog/");
        LinkReader links = new LinkReader(clients, new ProviderChoice(banks, switches), switches);
        Ending ending = new Ending(templates, codes, journey, secrets);
        DialogPages pages = new DialogPages(templates, clock);
        return new Dialog(new DialogSessions(secrets, switches), links, pages, ending, journey, switches);
    }
}
