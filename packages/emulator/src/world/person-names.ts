import type { Language } from './languages.ts'

/** Common given and family names. Any pair that meets a living person does so by chance. */
interface Names {
  readonly given: readonly string[]
  readonly family: readonly string[]
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const english: Names = {
  given: words(`
    Aaliyah Aaron Abby Adele Adrian Aisha Alana Alec Alicia Amara Amelia Amit Andre Anika Anita Annabel Anthony Ari Arjun Asha
    Audrey Bashir Beatrice Becca Ben Bianca Blake Brandon Bridget Caleb Callum Camille Cara Carmen Carter Cassie Celeste Chad
    Chloe Claudia Colin Connor Corey Courtney Curtis Cyrus Dalia Damon Daniel Daphne Darius Dawn Deepa Denise Desmond Devon
    Diana Dominic Donna Dylan Edith Elaine Eli Ellen Elliot Emeka Emily Erin Esther Ethan Eva Faith Farah Felix Fiona Frank
    Gavin Gemma Georgia Gina Glenn Gordon Grace Graham Greta Hannah Harriet Harvey Heather Hector Helena Holly Howard Hugo Ian
    Imani Imran Ingrid Irene Isaac Isla Ivan Jackie Jade Jamal Janice Jasmine Jasper Jenna Jerome Joanna Joel Jordan Josie
    Joyce Julian June Kara Karim Kate Kavya Keith Kelsey Kendra Kerry Kieran Kim Kofi Kwame Kyle Lamar Lara Layla Leah Leila
    Leon Liam Lila Logan Lola Lorna Lucas Lucia Luther Lydia Mabel Malik Marcus Margot Marisol Marvin Maya Megan Mei Melvin
    Mina Miriam Molly Monica Morgan Nadia Naomi Natalie Neil Nelson Niamh Nico Nigel Nina Noah Nora Olive Omar Oscar Owen
    Pamela Parker Patrice Paula Perry Petra Phoebe Piers Priya Quentin Rachel Rahul Ramona Raymond Reena Rhys Rita Robin Rohan
    Rosa Rowan Ruby Russell Sabrina Salma Samir Sandra Sasha Saul Selma Seth Shauna Shirin Simone Sonia Stefan Stella Sunil
    Tamara Tanya Tariq Tessa Theo Tobias Tracy Trevor Trisha Uma Valerie Vera Victor Vikram Vivian Wade Wanda Warren Wendy
    Wesley Xavier Yara Yasmin Yusuf Zach Zara Zoe`),
  family: words(`
    Abara Abbott Acosta Adeyemi Ahmadi Ainsworth Albright Amari Appleby Arden Armitage Ashdown Atwater Bakshi Bancroft Barlow
    Barrowman Bassett Beaumont Bellamy Benning Bhatt Birch Blackwood Boateng Bolton Bramley Brandt Brannigan Brook Buckley
    Burgess Calloway Cardoso Carmody Castell Chaudhry Cheng Chowdhury Clement Coates Colby Conway Cordell Costello Crane Croft
    Cromwell Crossley Dacosta Dalton Darby Davenport Delaney Denham Desai Devlin Dhillon Dobson Donnelly Draper Drummond Duarte
    Eastman Edgerton Ekberg Ellsworth Emerson Everett Fairchild Falk Farrow Fenwick Fernandes Finch Fletcher Forsyth Fraser
    Gallo Garland Garrick Gill Goddard Granger Greenwood Grover Gupta Hadley Haider Halloran Hargrove Hartwell Hassan Hathaway
    Hayward Hendricks Herrera Hewitt Hobbs Holloway Hooper Hoskins Huang Hurst Ibarra Ibrahim Ingram Iyer Jarvis Jennings
    Jimenez Joshi Kapoor Kaur Keane Kendall Khalil Kimura Kincaid Kirkland Knowles Kowalski Lachlan Lambert Langley Larkin
    Lawson Leclair Lindqvist Lockwood Lombardi Madden Mahoney Malone Mansfield Marsden Mathur Mbeki McAllister McBride Mehta
    Mercer Merrick Milburn Mishra Monroe Moreland Morrow Mulligan Nakamura Nash Navarro Newell Nkosi Norwood Nyberg Oakes Obi
    Okafor Oliveira Olsen Onyango Orozco Osborne Paget Palmer Parrish Patel Pemberton Pereira Petrov Pickett Pinto Porter
    Prescott Purcell Quigley Quinlan Radcliffe Rahman Ramsey Randall Rao Redmond Reyes Rhodes Ridley Rios Rosario Rutledge
    Sadler Salazar Santoro Savage Schofield Sethi Shah Sheridan Sinclair Sloane Soto Spence Stafford Stanton Sterling Strand
    Suarez Sutherland Talbot Tanner Tate Thorne Tran Trask Underhill Vance Vasquez Venkat Vickers Waddell Walsh Warner Webb
    Weston Whitaker Wilder Winslow Wolfe Woodard Yamada Yates Zamora Ziegler`),
}

const french: Names = {
  given: words(`
    Adrien Agnès Alain Amandine Anaïs Antoine Aurélie Bastien Benoît Camille Caroline Cécile Charlotte Claire Clément Corinne
    Damien Delphine Didier Élise Émilie Estelle Fabien Florence Franck Gaëlle Guillaume Hélène Inès Jérôme Juliette Karine
    Laurent Léa Lucie Ludovic Manon Margaux Mathilde Maxime Nathalie Nicolas Odile Olivier Pascal Perrine Quentin Raphaël
    Romain Sabine Sandrine Sébastien Solène Sophie Sylvain Thibault Valérie Vincent Virginie Yann`),
  family: words(`
    Arnaud Aubert Barbier Beaulieu Berthelot Besson Blanchard Boucher Brunet Caron Carpentier Chauvin Collet Cordier Daumas
    Delacour Delmas Dumont Fabre Fontaine Fournier Gaillard Garnier Gauthier Girard Guérin Hubert Jacquet Lacombe Lambert
    Langlois Leclerc Lefèvre Lemaire Leroux Marchal Masson Mercier Meunier Moreau Morel Nguyen Noël Pasquier Perrin
    Picard Prévost Renard Rivière Rousseau Roussel Roy Schmitt Tessier Vasseur Verdier Vidal Weber`),
}

const german: Names = {
  given: words(`
    Andrea Anja Anke Annika Armin Axel Bastian Beate Bernd Birgit Carsten Christa Claudia Dagmar Daniela Dirk Elke Erik Florian
    Franziska Frauke Gerd Gregor Hanna Heike Heiner Henrik Holger Ines Ingo Jana Jens Jochen Jonas Jutta Karsten Katja Katrin
    Lars Leonie Lothar Maike Malte Manuela Marit Markus Nele Nils Olaf Petra Ralf Rieke Sabine Silke Sönke Stefanie Susanne
    Swantje Thorsten Tilman Torben Ulrike Uwe Vera Wiebke`),
  family: words(`
    Albers Arndt Bachmann Becker Behrens Bergmann Böhm Brandt Brinkmann Busch Dietrich Ebert Eggers Engel Fiedler Frank Freitag
    Gerlach Göbel Graf Hahn Hansen Hartmann Heinrich Henning Herzog Hinrichs Hoppe Horn Jacobs Jansen Kaiser Karl Keller Kern
    Köhler Kramer Kruse Kuhn Lange Lindner Lorenz Ludwig Meier Menzel Nagel Neumann Otto Peters Pohl Rademacher Reimann Richter
    Ritter Sander Schilling Schreiber Seidel Sommer Stein Thiele Vogel Voigt Wegner Winkler Ziegler`),
}

const spanish: Names = {
  given: words(`
    Adrián Alba Alejandra Álvaro Amaia Andrés Beatriz Begoña Carlos Carmen Carolina Clara Cristina David Diego Elena Emilio
    Enrique Esteban Esther Eva Felipe Fernando Gabriela Gonzalo Guillermo Héctor Ignacio Inés Irene Iván Jaime Javier Jimena
    Joaquín Jorge Laura Leticia Lorena Lucía Luis Manuel Marcos Marina Marta Mateo Mercedes Miguel Nerea Nuria Óscar Pablo
    Paloma Patricia Pilar Rafael Raquel Rocío Rubén Salvador Sandra Sergio Silvia Sofía Teresa Tomás Vicente Yolanda`),
  family: words(`
    Aguilar Alonso Arias Ayala Ballesteros Benítez Blanco Bravo Cabrera Calvo Campos Cano Carrasco Castillo Cortés Crespo
    Delgado Domínguez Durán Escudero Espinosa Ferrer Flores Fuentes Gallardo Garrido Gil Gómez Guerrero Herrero Hidalgo Ibáñez
    Iglesias Jiménez Lara León Lorenzo Lozano Marín Medina Méndez Molina Montero Morales Moya Muñoz Navarro Nieto Ortega Pardo
    Peña Prieto Ramos Reyes Rivas Román Rubio Santana Sanz Serrano Soler Soto Vega Vidal Zamora`),
}

export const PERSON_NAMES: Readonly<Record<Language, Names>> = { eng: english, fre: french, ger: german, spa: spanish }
