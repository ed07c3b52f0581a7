// A site with something of every kind of entry, all of it sourced, for the tests of what is made of them.
#pragma once

#include <string>

#include "linked_site_fixture.h"

namespace scrutineer::tests {

inline TestSite records_site() {
  TestSite site;
  site.file("vocabulary/more.toml",
            "[[attribute]]\nkey = \"cost\"\nlabel = \"Cost\"\ntype = \"money\"\ncurrency = \"£\"\nunit = \"a year\"\n"
            "kinds = [\"model\", \"decision\"]\n"
            "[[attribute]]\nkey = \"begun\"\nlabel = \"Begun\"\ntype = \"date\"\nkinds = [\"case-study\", "
            "\"factor-set\"]\n"
            "[[attribute]]\nkey = \"public\"\nlabel = \"Public\"\ntype = \"yes-no\"\nkinds = [\"source\", "
            "\"risk-register\"]\n"
            "[[attribute]]\nkey = \"form\"\nlabel = \"Form\"\ntype = \"choice\"\nchoices = [{ id = \"a\", title = "
            "\"An A\" }, { id = \"b\", title = \"A B\" }]\nkinds = [\"risk\"]\n"
            "[[attribute]]\nkey = \"remarks\"\nlabel = \"Remarks\"\nkinds = [\"decision\"]\n"
            "[[measure]]\nkey = \"visits\"\nlabel = \"Visits\"\nunit = \"visits\"\nbetter = \"higher\"\n"
            "[[measure]]\nkey = \"grant\"\nlabel = \"Grant\"\ncurrency = \"£\"\nunit = \"a head\"\n")
      .file("sources.toml",
            source("report",
                   "published = \"2017-05\"\nkind = \"report\"\nurl = \"https://example.org/r\"\nnote = \"A "
                   "*scan*.\"\nfurther_reading = true\npublic = { value = true, note = \"By law.\", source = "
                   "\"law, s 3\" }\n") +
                source("law") + source("unused"))
      .file("guidance/plain.md", front("Plain") + "## Part\n\nSee [[trust]] and [[trust]]. [@report, page 9]\n")
      .file("models/trust.md",
            front("Trust",
                  "family = \"in-house\"\nalso_called = [\"Council trust\"]\nnot_stated = [\"tax\"]\n"
                  "legal_form = \"A *company*. [@report, page 3]\"\n"
                  "cost = { value = 1250.5, note = \"About.\", source = \"report\" }\n"
                  "turning_point = { date = \"2015-04\", title = \"New contract\", source = \"report\" }\n"
                  "[[called]]\nname = \"Body\"\nsource = { id = \"report\", where = \"page 1\" }\n"
                  "[[advantage]]\nid = \"quick\"\ntext = \"It is *quick*.\"\nsource = { id = \"report\", "
                  "where = \"page 2\" }\n"
                  "[[disadvantage]]\nid = \"dear\"\ntext = \"It is dear.\"\nsource = \"law\"\n"
                  "[[consideration]]\nid = \"tax\"\ntext = \"Tax. [@law, s 1][@law, s 2]\"\n"
                  "[[example]]\ntext = \"In Slough.\"\ncase_study = \"slough\"\nsource = \"report\"\n"
                  "[[measure]]\nkey = \"visits\"\nnote = \"All *sites*.\"\nsource = \"report, table 1\"\n"
                  "values = [{ date = \"2014\", value = 1250 }, { date = \"2015\", missing = true, note = "
                  "\"Lost.\" }, { date = \"2016\", value = 1300.0 }]\n"
                  "[[measure]]\nkey = \"grant\"\nsource = \"report\"\nvalues = [{ date = \"2016\", value = "
                  "9.0 }]\n"))
      .file("models/company.md", front("Company"))
      .file("case-studies/slough.md",
            front("Slough",
                  "council = [\"Slough\", \"Windsor\"]\nmodels = [\"trust\"]\nstarted = \"2015-10\"\nservices = "
                  "[\"Social work\", \"Care\"]\ndrivers = [\"A direction.\"]\nwebsite = \"https://example.org/s\"\n"
                  "legal_form = \"Company\"\nbegun = { value = \"2015-10\", source = \"law\" }\n"
                  "[[inspection]]\ndate = \"2016-02\"\nby = \"Ofsted\"\njudgement = \"good\"\nnote = \"Better.\"\n"
                  "source = { id = \"report\", where = \"page 4\" }\n"
                  "[[inspection]]\ndate = \"2017\"\nby = \"Ofsted\"\njudgement = \"not-stated\"\nsource = \"report\"\n"
                  "[[lesson]]\nid = \"early\"\ntext = \"Begin early.\"\nsource = { id = \"report\", where = \"page 5\" "
                  "}\n"
                  "[[event]]\nid = \"opened\"\ndate = \"2015-10-01\"\nuntil = \"2015-12\"\nkind = \"milestone\"\ntext "
                  "= \"It opened.\"\nsource = \"report\"\nsame_as = \"decided#opens\"\n"
                  "[[difference]]\nid = \"start\"\nabout = \"The start\"\ntext = \"Hard to say.\"\n"
                  "[[difference.account]]\ntext = \"October.\"\nsource = { id = \"report\", where = \"page 6\" }\n"
                  "[[difference.account]]\ntext = \"November.\"\nsource = \"law\"\n"))
      .file("decisions/decided.md",
            front("Decided",
                  "council = \"Slough\"\nbody = \"Cabinet\"\ndate = \"2015-06-01\"\nmodels = [\"trust\"]\nappraisals = "
                  "[\"choice\"]\ncase_studies = [\"slough\"]\nrisks = [\"register\"]\nfactors = [\"aims\"]\n"
                  "cost = { value = 5, source = \"law\" }\nremarks = \"Odd. [@report, page 8]\"\n"
                  "[[ask]]\nid = \"agree\"\ntext = \"To agree.\"\nsource = { id = \"report\", where = \"page 7\" }\n"
                  "[[due]]\nid = \"plan\"\ntext = \"A plan.\"\nby = \"2015-09\"\nto = \"Scrutiny\"\nsource = "
                  "\"report\"\n"
                  "[[direction]]\nid = \"first\"\ndate = \"2014\"\nby = \"A minister\"\ntext = \"Do it.\"\ndeadline = "
                  "\"2016\"\nsource = \"law\"\n"
                  "[[phase]]\nid = \"design\"\ntitle = \"Design\"\nfrom = \"2015\"\nuntil = \"2016\"\ntext = "
                  "\"Drawing.\"\nsource = \"report\"\n"
                  "[[phase]]\nid = \"build\"\ntitle = \"Build\"\nsource = \"report\"\n"
                  "[[event]]\nid = \"opens\"\ndate = \"2015-10\"\nkind = \"milestone\"\nplanned = true\nphase = "
                  "\"design\"\ntext = \"It opens.\"\nsource = \"report\"\n"
                  "[[difference]]\nid = \"sum\"\nabout = \"The sum\"\n"
                  "[[difference.account]]\ntext = \"One.\"\nsource = \"report\"\n"
                  "[[difference.account]]\ntext = \"Two.\"\nsource = \"law\"\n"))
      .file("appraisals/choice.toml",
            "title = \"Choice\"\nsummary = \"S.\"\ncouncil = \"Slough\"\nsource = \"report\"\ncells = \"raw\"\n"
            "[scale]\nlevels = [ { id = \"l\", title = \"L\", score = 1 }, { id = \"h\", title = \"H\", score = 5 } ]\n"
            "[[option]]\nid = \"x\"\ntitle = \"X\"\nmodel = \"trust\"\n[[option]]\nid = \"y\"\ntitle = \"Y\"\nmodel = "
            "\"company\"\n[[option]]\nid = \"z\"\ntitle = \"Z\"\n"
            "[[criterion]]\nid = \"k\"\ntitle = \"K\"\nweight = 1\npublished = { x = 1, y = 5, z = 1 }\n")
      .file("factors/aims.toml",
            "title = \"Aims\"\nsummary = \"S.\"\ntype = \"success-factor\"\ncouncil = \"Slough\"\ndate = \"2014\"\n"
            "source = { id = \"report\", where = \"part 3\" }\nnote = \"All.\"\nbegun = { value = \"2013\", source = "
            "\"law\" }\n"
            "[[group]]\nid = \"g\"\ntitle = \"Group\"\ntext = \"Of it.\"\n[[group]]\nid = \"h\"\ntitle = \"Other\"\n"
            "[[factor]]\nid = \"safe\"\ngroup = \"g\"\ntitle = \"Safe\"\ntext = \"Children are safe.\"\npurpose = "
            "\"For them.\"\nanswers_to = [\"cheap\"]\nmodels = [\"trust\"]\n"
            "[[factor]]\nid = \"cheap\"\ntitle = \"Cheap\"\nsource = { id = \"law\", where = \"s 4\" }\n")
      .file("risks/register.toml",
            "title = \"Register\"\nsummary = \"S.\"\ncouncil = \"Slough\"\ndate = \"2015\"\nnote = \"N.\"\nsource = "
            "\"report\"\npublic = { value = false, source = \"law\" }\n"
            "likelihood = [\"Rare\", \"Likely\"]\nimpact = [\"Low\", \"High\"]\ncategory = [\"Money\"]\n"
            "[[risk]]\nid = \"deficit\"\ntitle = \"Deficit\"\ncategory = \"money\"\nconsequence = \"Cuts.\"\n"
            "likelihood = \"likely\"\nimpact = \"low\"\nmitigation = \"Reserves.\"\nowner = \"Treasurer\"\nmodels = "
            "[\"trust\"]\nfactors = [\"cheap\"]\nnote = \"Old.\"\nsource = { id = \"law\", where = \"s 5\" }\n"
            "form = { value = \"b\", note = \"Odd.\", source = \"law, s 6\" }\n")
      .file("questions/bank.toml",
            "title = \"Bank\"\nsummary = \"S.\"\nsource = { id = \"report\", where = \"page 2\" }\n"
            "[[question]]\nid = \"one\"\ntext = \"Is *it*? [@law]\"\nwhy = \"W.\"\nevidence = [\"E\", \"F\"]\nask = "
            "[\"A\"]\ntheme = \"money\"\nstages = [\"new\", \"old\"]\nmodels = [\"trust\"]\npriority = \"high\"\ntags "
            "= [\"tag\"]\n"
            "[[question]]\nid = \"two\"\ntext = \"Two?\"\ntheme = \"staff\"\nstages = [\"old\"]\nsource = \"law\"\n")
      .file("rules/set.toml",
            "title = \"Rules\"\nsummary = \"S.\"\n[[rule]]\nid = \"aged\"\nfind = \"old-source\"\nyears = 5\ntext = "
            "\"{title}?\"\nwhy = \"See {link}.\"\ntheme = \"staff\"\nstages = [\"new\"]\npriority = \"high\"\n"
            "evidence = [\"E\"]\nask = [\"A\"]\n"
            "[[rule]]\nid = \"found\"\nfind = \"audit-finding\"\ncodes = [\"total-differs\"]\ntext = "
            "\"{finding}\"\nwhy = "
            "\"W.\"\ntheme = \"money\"\nstages = [\"old\"]\n")
      .file("glossary/terms.md", front("Terms") +
                                     "## Key line of enquiry (KLOE)\nAlso: Line; Key line\nSee also: "
                                     "[[risk]]\n\nWhat is *asked*. [@report, page 9]\n\n## Risk\n\nWhat "
                                     "may go wrong.\n")
      .file("checklists/list.toml",
            "title = \"List\"\nsummary = \"S.\"\n[[section]]\nid = \"s\"\ntitle = \"S\"\nquestions = [\"one\"]\n");
  return site;
}

}  // namespace scrutineer::tests
